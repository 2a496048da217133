package ir.takmil.policy.membership;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.policy.membership.MembershipEvent.MembershipChanged;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person in a contract. Its person and contract never change: the ledger's accounts hang on them.
 *
 * @param payeeReady whether the main insured has an account that money can be sent to; noted here
 *     so that whoever replicates memberships need not ask
 */
@Document("memberships")
@TypeAlias("membership")
@CompoundIndex(name = "person", def = "{'enrolment.personId': 1, 'enrolment.contractId': 1}")
@CompoundIndex(name = "family", def = "{'enrolment.mainInsuredId': 1, 'enrolment.contractId': 1}")
public record Membership(
    @Id MembershipId id,
    @Version @Nullable Long version,
    Enrolment enrolment,
    boolean payeeReady,
    int sequence,
    List<Announcement<MembershipEvent>> outbox)
    implements Announcing<MembershipEvent> {

  public Membership {
    outbox = List.copyOf(outbox);
  }

  public static Membership enrol(
      MembershipId id, Enrolment enrolment, boolean payeeReady, Instant now) {
    return new Membership(id, null, enrolment, payeeReady, 0, List.of())
        .changed(enrolment, payeeReady, now);
  }

  /** The membership as it is told now; told the same again, it stays as it was. */
  public Membership toldAgain(Enrolment told, Instant now) {
    if (!told.personId().equals(enrolment.personId())
        || !told.contractId().equals(enrolment.contractId())) {
      throw Refusal.conflict("membership-of-another");
    }
    return told.equals(enrolment) ? this : changed(told, payeeReady, now);
  }

  public Membership payeeReady(boolean ready, Instant now) {
    return ready == payeeReady ? this : changed(enrolment, ready, now);
  }

  public boolean validOn(LocalDate day) {
    return enrolment.period().contains(day);
  }

  /** Whether this person may see it: their own, or of the family that they head. */
  public boolean visibleTo(PersonId person) {
    return enrolment.personId().equals(person) || enrolment.mainInsuredId().equals(person);
  }

  private Membership changed(Enrolment nowEnrolment, boolean nowReady, Instant now) {
    int next = sequence + 1;
    var event = new MembershipChanged(nowEnrolment, nowReady);
    return new Membership(
        id, version, nowEnrolment, nowReady, next, Announcement.append(outbox, next, now, event));
  }

  @Override
  public String key() {
    return id.value();
  }
}
