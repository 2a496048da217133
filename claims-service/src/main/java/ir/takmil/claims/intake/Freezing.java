package ir.takmil.claims.intake;

import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Sent;
import ir.takmil.claims.coverage.Plan;

/** Makes of a draft what is sent, and takes its hash. */
final class Freezing {
  private Freezing() {}

  static Admission.Frozen freeze(
      Admission admission, Draft draft, Plan plan, String trackingCode, String claimNumber) {
    Plan.Covered covered = plan.covered(draft.serviceCode()).orElseThrow();
    var unhashed =
        new Expense(
            claimNumber,
            admission.id(),
            trackingCode,
            admission.personId(),
            admission.mainInsuredId(),
            admission.contractId(),
            plan.id(),
            plan.version(),
            admission.direction(),
            covered.titledService(),
            covered.titledCover(),
            draft.expenseDate(),
            draft.basicInsurer(),
            draft.centreId(),
            draft.centreName(),
            draft.prescription(),
            draft.paper(),
            draft.lines(),
            "");
    return new Admission.Frozen(
        draft.id(),
        Sent.hashed(draft.id(), unhashed, draft.attachments()),
        draft.attachments(),
        CaseFile.NEW);
  }
}
