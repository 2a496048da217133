package ir.takmil.policy.enquiry;

import ir.takmil.policy.contract.PlanEdition;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.Membership;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a service is covered for somebody on a day, and what a claim for it needs.
 *
 * @param reasons why not, as the codes that a claim would be rejected with
 * @param waitedUntil the first day that the cover pays; absent when it pays on that day
 * @param submitBy the last day to send an expense of that day
 * @param coveredUntil the last day that the person is insured in the contract
 * @param edition which edition of the plan says so
 * @param service with the documents that it needs; absent when the plan does not have it
 */
record EligibilityView(
    boolean covered,
    List<String> reasons,
    LocalDate on,
    @Nullable LocalDate waitedUntil,
    @Nullable LocalDate submitBy,
    LocalDate coveredUntil,
    int edition,
    @Nullable ServiceView service) {
  static EligibilityView of(
      LocalDate on,
      Standing standing,
      Membership membership,
      PlanEdition edition,
      Terms.@Nullable Covered covered) {
    return new EligibilityView(
        standing.reasons().isEmpty(),
        standing.reasons(),
        on,
        standing.waitedUntil(),
        standing.submitBy(),
        membership.lastDay(),
        edition.number(),
        covered == null
            ? null
            : ServiceView.of(covered.cover(), covered.service(), edition.terms(), membership));
  }
}
