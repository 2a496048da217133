package ir.takmil.policy.enquiry;

import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.Membership;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands on a day: nothing, or the codes of what a claim of that day would be rejected
 * for (DOMAIN §6: X01 outside the contract, X02 too late to send, X03 waiting, X04 not insured, X05
 * not covered).
 *
 * @param waitedUntil the first day that the cover pays; null when it pays on that day
 * @param submitBy the last day to send an expense of that day
 */
record Standing(
    List<String> reasons, @Nullable LocalDate waitedUntil, @Nullable LocalDate submitBy) {

  /**
   * @param cover null: the service is in none
   */
  static Standing on(
      LocalDate day,
      LocalDate today,
      Membership membership,
      Period contract,
      Terms terms,
      @Nullable Cover cover) {
    var reasons = new ArrayList<String>();
    if (!contract.contains(day)) {
      reasons.add("X01");
    }
    LocalDate submitBy = terms.submissionDeadline(day, contract.end());
    if (today.isAfter(submitBy)) {
      reasons.add("X02");
    }
    LocalDate waitedUntil =
        cover == null ? day : terms.waitedUntil(cover, membership.enrolment().waitingFrom());
    boolean waits = waitedUntil.isAfter(day) && membership.validOn(day);
    if (waits) {
      reasons.add("X03");
    }
    if (!membership.validOn(day)) {
      reasons.add("X04");
    }
    if (cover == null) {
      reasons.add("X05");
    }
    return new Standing(List.copyOf(reasons), waits ? waitedUntil : null, submitBy);
  }
}
