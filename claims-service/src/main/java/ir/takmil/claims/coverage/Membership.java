package ir.takmil.claims.coverage;

import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person's place in a contract, as policy-service last told it.
 *
 * @param from the first day, and {@code to} the last one
 * @param payeeReady whether the main insured has an account that money can be sent to
 * @param insuredSince from when waiting periods are counted; none: from the first day
 * @param restricted whether an adult dependent keeps their file from the main insured
 * @param heard the sequence of the message it comes from
 */
@Document("memberships")
@TypeAlias("membership")
@CompoundIndex(name = "person-in-contract", def = "{'contractId': 1, 'personId': 1}")
@CompoundIndex(name = "kept-back", def = "{'mainInsuredId': 1, 'restricted': 1}")
public record Membership(
    @Id String id,
    ContractId contractId,
    PlanId planId,
    PersonId personId,
    PersonId mainInsuredId,
    LocalDate from,
    LocalDate to,
    boolean specialPatient,
    boolean payeeReady,
    @Nullable LocalDate insuredSince,
    Boolean restricted,
    int heard) {

  public Membership {
    restricted = Objects.requireNonNullElse(restricted, false); // absent from older ones
  }

  /** The first day on which a cover that waits so many days pays for this person. */
  public LocalDate waitedUntil(@Nullable Integer waitingDays) {
    LocalDate since = insuredSince == null ? from : insuredSince;
    return waitingDays == null ? since : since.plusDays(waitingDays);
  }

  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Whether that person may see and send what is this person's: not what an adult keeps back. */
  public boolean isSeenBy(PersonId reader) {
    return reader.equals(personId) || (reader.equals(mainInsuredId) && !restricted);
  }
}
