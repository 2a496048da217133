package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;

/**
 * What one person may have of the claim's service, and what they have had of it before.
 *
 * @param amount in all; null: as much as the ceiling allows
 * @param count how many claims; null: as many as one likes
 * @param years within how many years of the expense, before or after it; null: in the contract's
 *     period
 * @param usedAmount what has been approved of it in that time
 * @param usedCount in how many claims
 */
public record SubLimit(
    @Nullable Rials amount,
    @Nullable Integer count,
    @Nullable Integer years,
    Rials usedAmount,
    int usedCount) {

  boolean isUsedUp() {
    return count != null && usedCount >= count;
  }

  /** As a sentence says it. */
  String window() {
    return years == null ? "در مدت قرارداد" : "در هر " + Persian.number(years) + " سال";
  }
}
