package ir.takmil.policy.contract;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;

/**
 * What one person may have of one service, within the cover's ceiling: glasses once in two years.
 * Adjudication takes what is beyond it: K05 when the claims are used up, K04 when the amount is.
 *
 * @param amount in all; null: as much as the ceiling allows
 * @param count how many claims; null: as many as one likes
 * @param years in how many years, counted back from the expense; null: in the contract's period
 */
public record SubLimit(@Nullable Rials amount, @Nullable Integer count, @Nullable Integer years) {

  public SubLimit {
    if (amount == null && count == null) {
      throw Refusal.unprocessable("sub-limit-empty");
    }
    if ((count != null && (count < 1 || count > 1000))
        || (years != null && (years < 1 || years > 20))) {
      throw Refusal.unprocessable("sub-limit-out-of-range");
    }
  }
}
