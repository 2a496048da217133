package ir.takmil.claims.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The paper originals of a claim: an axis of its own, beside the status.
 *
 * @param need what waits for them
 * @param delivery where and when they came; none: they have not
 * @param mismatch how they differ from the pictures; none: they do not, or nobody has looked
 */
public record Originals(Need need, @Nullable Delivery delivery, @Nullable String mismatch) {
  public static final Originals NOT_REQUIRED = new Originals(Need.NOTHING, null, null);

  /** What waits for them. */
  public enum Need {
    NOTHING,
    APPROVAL,
    PAYMENT,
    /** Nothing waits, but they are wanted: a sample is looked at afterwards. */
    SAMPLE
  }

  /** Where they stand. */
  public enum State {
    NOT_REQUIRED,
    AWAITED,
    RECEIVED,
    MISMATCH
  }

  /**
   * @param on the day in Tehran
   */
  public record Delivery(String place, LocalDate on, StaffId clerk) {}

  public static Originals needed(Need need) {
    return new Originals(need, null, null);
  }

  public State state() {
    if (mismatch != null) {
      return State.MISMATCH;
    }
    if (delivery != null) {
      return State.RECEIVED;
    }
    return need == Need.NOTHING ? State.NOT_REQUIRED : State.AWAITED;
  }

  /** Whether that still waits for them. */
  boolean holdUp(Need what) {
    return need == what && state() != State.RECEIVED;
  }

  Originals delivered(Delivery came) {
    return new Originals(need, came, null);
  }

  Originals disputed(String how) {
    return new Originals(need, delivery, how);
  }
}
