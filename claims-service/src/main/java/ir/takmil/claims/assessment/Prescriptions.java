package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck;
import java.util.List;
import java.util.Optional;

/** What the basic insurers know of prescriptions. */
interface Prescriptions {
  /** Of an expense that rests on one. Empty: not answered, and to be asked again. */
  Optional<PrescriptionCheck.State> compare(Expense expense);

  /** Those of its person on its day. Empty: not answered, and to be asked again. */
  Optional<List<Prescription>> of(Expense expense);
}
