package ir.takmil.claims.intake;

import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Lot;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.Sent;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.claims.coverage.Plan.OriginalsRule;
import ir.takmil.platform.value.BasisPoints;

/** Makes of a draft what is sent, and takes its hash. */
final class Freezing {
  private Freezing() {}

  /**
   * As the plan's first rule that fits has it. Which of them are in a sample is drawn from the
   * claim's number, which is ours: at random, and the same however often it is asked.
   */
  private static Originals originals(Plan plan, Draft draft, String claimNumber) {
    OriginalsRule rule =
        plan.originals(draft.serviceCode(), draft.requested())
            .filter(fits -> isInSample(fits, claimNumber))
            .orElse(null);
    if (rule == null) {
      return Originals.NOT_REQUIRED;
    }
    return Originals.needed(
        switch (rule.when()) {
          case "BEFORE_APPROVAL" -> Originals.Need.APPROVAL;
          case "BEFORE_PAYMENT" -> Originals.Need.PAYMENT;
          case "AFTERWARDS_BY_SAMPLE" -> Originals.Need.SAMPLE;
          default -> Originals.Need.NOTHING;
        });
  }

  private static boolean isInSample(OriginalsRule rule, String claimNumber) {
    BasisPoints share = rule.sample();
    return share == null || Lot.drawn("originals", claimNumber) < share.value();
  }

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
        CaseFile.opened(originals(plan, draft, claimNumber), plan.appealWindowDays()));
  }
}
