package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PrescriptionCheck;
import java.util.Optional;

/** What the basic insurers know of prescriptions. */
@FunctionalInterface
interface Prescriptions {
  /** Empty: not answered, and to be asked again. */
  Optional<PrescriptionCheck.State> compare(Expense expense);
}
