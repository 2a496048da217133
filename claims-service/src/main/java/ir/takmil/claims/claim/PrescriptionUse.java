package ir.takmil.claims.claim;

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
    @Id String id, ClaimId claimId, AdmissionId admissionId, Instant takenAt) {

  /** Empty where the claim rests on none. */
  public static Optional<PrescriptionUse> of(
      ClaimId claim,
      AdmissionId admission,
      PersonId person,
      String basicInsurer,
      @Nullable Prescription prescription,
      Instant now) {
    return Optional.ofNullable(prescription)
        .map(found -> basicInsurer + "/" + person.value() + "/" + found.number())
        .map(id -> new PrescriptionUse(id, claim, admission, now));
  }

  /** Whether that claim, which holds it, still rests on it. */
  public boolean isNeededBy(Claim holder) {
    Expense expense = holder.expense();
    boolean ended =
        switch (holder.stage()) {
          case Stage.Voided _, Stage.Rejected _ -> true;
          case Stage.Waiting _, Stage.UnderAssessment _, Stage.Returned _, Stage.Decided _ -> false;
        };
    return !ended
        && of(
                holder.id(),
                expense.admissionId(),
                expense.personId(),
                expense.basicInsurer(),
                expense.prescription(),
                takenAt)
            .filter(use -> use.id().equals(id))
            .isPresent();
  }
}
