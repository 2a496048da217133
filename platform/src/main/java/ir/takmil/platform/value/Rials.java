package ir.takmil.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import ir.takmil.platform.Refusal;

/** An amount in whole rials, never negative; arithmetic is exact or refused. */
public record Rials(@JsonValue long amount) implements Comparable<Rials> {
  public static final Rials ZERO = new Rials(0);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Rials {
    if (amount < 0) {
      throw Refusal.malformed("amount-negative");
    }
  }

  public static Rials of(long amount) {
    return new Rials(amount);
  }

  public Rials plus(Rials other) {
    try {
      return new Rials(Math.addExact(amount, other.amount));
    } catch (ArithmeticException overflow) {
      throw Refusal.malformed("amount-too-large");
    }
  }

  /** Refused when the result would be below zero. */
  public Rials minus(Rials other) {
    return new Rials(amount - other.amount);
  }

  /** What is left of this after {@code other}, zero when nothing is. */
  public Rials minusAtMost(Rials other) {
    return other.amount >= amount ? ZERO : new Rials(amount - other.amount);
  }

  public Rials times(long count) {
    try {
      return new Rials(Math.multiplyExact(amount, count));
    } catch (ArithmeticException overflow) {
      throw Refusal.malformed("amount-too-large");
    }
  }

  /**
   * The share of this amount, a fraction of a rial rounded down: in favour of the one who pays the
   * share.
   */
  public Rials shareRoundedDown(BasisPoints share) {
    long whole = amount / BasisPoints.WHOLE;
    long rest = amount % BasisPoints.WHOLE;
    return new Rials(whole * share.value() + rest * share.value() / BasisPoints.WHOLE);
  }

  public Rials min(Rials other) {
    return amount <= other.amount ? this : other;
  }

  public boolean isZero() {
    return amount == 0;
  }

  @Override
  public int compareTo(Rials other) {
    return Long.compare(amount, other.amount);
  }
}
