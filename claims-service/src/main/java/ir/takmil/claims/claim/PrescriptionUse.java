package ir.takmil.claims.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a claim rests on a person's e-prescription: one prescription is used by one claim. It is
 * taken before the claim is confirmed, and given up by nobody: whether its claim still rests on it
 * is asked when another wants it.
 *
 * @param id the insurer, the person and the insurer's number. A person's, so that nobody can use up
 *     another's by typing its number
 */
@Document("prescription-uses")
@TypeAlias("prescription-use")
public record PrescriptionUse(
    @Id String id,
    PersonId personId,
    String basicInsurer,
    String number,
    ClaimId claimId,
    AdmissionId admissionId,
    Instant takenAt) {

  /** Longer than saving what rests on it takes: what was not saved by then, failed. */
  private static final Duration SAVED_WITHIN = Duration.ofMinutes(1);

  /** Empty where the claim rests on none. */
  public static Optional<PrescriptionUse> of(
      ClaimId claim,
      AdmissionId admission,
      PersonId person,
      String basicInsurer,
      @Nullable Prescription prescription,
      Instant now) {
    return Optional.ofNullable(prescription)
        .map(found ->
            new PrescriptionUse(
                basicInsurer + "/" + person.value() + "/" + found.number(),
                person,
                basicInsurer,
                found.number(),
                claim,
                admission,
                now));
  }

  /** Of a claim as it stands. */
  public static Optional<PrescriptionUse> of(Claim claim, Instant now) {
    Expense expense = claim.expense();
    return of(
        claim.id(),
        expense.admissionId(),
        expense.personId(),
        expense.basicInsurer(),
        expense.prescription(),
        now);
  }

  /** Taken so lately that the claim which is to rest on it may not be saved yet. */
  public boolean isBeingSaved(Instant now) {
    return takenAt.plus(SAVED_WITHIN).isAfter(now);
  }

  /**
   * Whether that claim, which holds it, still rests on it. One that was rejected does while it may
   * be appealed for.
   */
  public boolean isNeededBy(Claim holder, Instant now) {
    return switch (holder.stage()) {
      case Stage.Voided _ -> false;
      case Stage.Rejected _ -> Permissions.mayStillBeAppealed(holder, now) && rests(holder, now);
      case Stage.Waiting _, Stage.UnderAssessment _, Stage.Returned _, Stage.Decided _ ->
          rests(holder, now);
    };
  }

  private boolean rests(Claim holder, Instant now) {
    return isBeingSaved(now) || of(holder, now).filter(use -> use.id().equals(id)).isPresent();
  }
}
