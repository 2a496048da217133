package ir.takmil.claims.claim;

import ir.takmil.platform.value.Tehran;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What came of asking the basic insurer for the prescription that a claim rests on. */
public record PrescriptionCheck(State state, Instant at) {

  /** How what was sent compares with what the insurer knows. */
  public enum State {
    /** Number, kind, date, total and basic share are what the insurer knows of that person. */
    MATCHED,
    /** The insurer knows that number, with another kind, date, total or basic share. */
    DIFFERENT,
    NOT_FOUND,
    /** It was sent with none, as the insurer did not answer then, and the insurer knows some. */
    FOUND
  }

  /** So long after its day, whose hour is not told, what was prescribed may be changed. */
  private static final Duration EDITABLE = Duration.ofDays(3);

  /** Whether what the insurer knows was still open to change when it was asked. */
  public boolean isProvisional(LocalDate prescribed) {
    return at.isBefore(Tehran.endOf(prescribed).plus(EDITABLE));
  }

  boolean isMatched() {
    return state == State.MATCHED;
  }
}
