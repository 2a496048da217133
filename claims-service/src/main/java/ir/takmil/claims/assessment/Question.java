package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expense that is to be adjudicated, whether it was sent or is only thought of.
 *
 * @param held of the ceiling; null: not known
 * @param claim null: it was not sent
 * @param supplementTo the claim whose deductions it is about; null: none
 */
record Question(
    ContractId contract,
    PersonId person,
    String service,
    LocalDate day,
    @Nullable String centre,
    List<Line> lines,
    @Nullable Rials held,
    @Nullable ClaimId claim,
    @Nullable ClaimId supplementTo) {

  static Question of(Claim claim) {
    Expense expense = claim.expense();
    return new Question(
        expense.contractId(),
        expense.personId(),
        expense.service().code(),
        expense.date(),
        expense.centreId(),
        expense.lines(),
        claim.held(),
        claim.id(),
        claim.file().supplementTo());
  }
}
