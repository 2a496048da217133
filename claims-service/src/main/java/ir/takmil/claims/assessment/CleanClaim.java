package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Lot;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.value.Rials;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a claim needs no person, and the named rules that say so.
 *
 * @param adjudicated what the engine would decide
 * @param lookedThrough whether it was looked through and nothing was found
 * @param alone whether no other claim rests on its prescription
 * @param first whether no other claim of the person for that service is undecided
 */
record CleanClaim(
    Claim claim,
    Plan plan,
    Adjudicated adjudicated,
    boolean lookedThrough,
    boolean alone,
    boolean first) {

  /** A condition; a claim that fails any is left to people. */
  record Rule(String name, Predicate<CleanClaim> holds) {}

  /** Taken of every claim alike; any other deduction is for a person to see. */
  private static final Set<String> TAKEN_OF_ANYONE = Set.of("K02", "K03", "K04");

  /**
   * Between a prescription and the expense that it is for. What is written after an expense, or
   * long before it, may well be of another; who is treated for longer is seen by people.
   */
  private static final int MOST_DAYS_AFTER = 60;

  /**
   * @param sample basis points of the clean claims that are left to people all the same
   */
  static List<Rule> rules(int sample) {
    return List.of(
        new Rule("untouched by people", it -> it.claim.isUntouched()),
        new Rule("no flag, no appeal, no originals awaited", it -> it.claim.file().isClean()),
        new Rule("looked through", CleanClaim::lookedThrough),
        new Rule("sent by the insured", it -> it.claim.expense().direction() == Direction.DIRECT),
        new Rule("prescription matched", it -> it.claim.file().isPrescriptionMatched()),
        new Rule("within the prescription", CleanClaim::isWithinPrescription),
        new Rule("of a service that is prescribed", CleanClaim::isPrescribable),
        new Rule("on the prescription's day or soon after", CleanClaim::followsPrescription),
        new Rule("alone on its prescription", CleanClaim::alone),
        new Rule("no other that may use up its limit", CleanClaim::isFirstOrUnlimited),
        new Rule("covered, within tariff and limits", CleanClaim::isPlainlyDeducted),
        new Rule("something payable", it -> !it.payable().isZero()),
        new Rule("within what is held", it -> isWithin(it.payable(), it.claim.held())),
        new Rule(
            "within the plan's threshold",
            it -> isWithin(it.payable(), it.plan.automaticApprovalThreshold())),
        new Rule("no second pair of eyes", CleanClaim::needsNoExaminer),
        new Rule("under the plan of its day", it -> it.adjudicated.ofItsDay()),
        new Rule(
            "not in the sample",
            it -> Lot.drawn("people", it.claim.expense().claimNumber()) >= sample));
  }

  private Rials payable() {
    return adjudicated.proposal().payable();
  }

  private static boolean isWithin(Rials amount, @Nullable Rials most) {
    return most != null && amount.compareTo(most) <= 0;
  }

  private boolean isWithinPrescription() {
    Prescription prescription = claim.expense().prescription();
    return prescription != null && isWithin(claim.requested(), prescription.total());
  }

  /** What no basic insurer knows prescriptions for cannot be confirmed by one. */
  private boolean isPrescribable() {
    return plan.covered(claim.expense().service().code())
        .filter(covered -> covered.service().ePrescription())
        .isPresent();
  }

  private boolean followsPrescription() {
    Prescription prescription = claim.expense().prescription();
    return prescription != null
        && !prescription.date().isAfter(claim.expense().date())
        && !prescription.date().isBefore(claim.expense().date().minusDays(MOST_DAYS_AFTER));
  }

  /** What another is granted is told only once that one is decided. */
  private boolean isFirstOrUnlimited() {
    return first
        || plan.covered(claim.expense().service().code())
            .filter(covered -> covered.service().subLimit() != null)
            .isEmpty();
  }

  private boolean isPlainlyDeducted() {
    return TAKEN_OF_ANYONE.containsAll(adjudicated.decision().deducted().keySet());
  }

  private boolean needsNoExaminer() {
    return plan.examinationThreshold() == null || isWithin(payable(), plan.examinationThreshold());
  }
}
