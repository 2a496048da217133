package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.Refusal;

/**
 * A second deadline for sending, counted from the contract's end in Jalali months.
 *
 * @param take which of the two counts
 */
public record AfterContract(int months, Take take) {

  /** Which of two deadlines. */
  public enum Take {
    EARLIER,
    LATER
  }

  public AfterContract {
    requireNonNull(take, "take");
    if (months < 0 || months > 120) {
      throw Refusal.unprocessable("months-out-of-range");
    }
  }
}
