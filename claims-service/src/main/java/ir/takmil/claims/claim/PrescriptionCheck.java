package ir.takmil.claims.claim;

import java.time.Instant;

/** What came of asking the basic insurer for the prescription that a claim rests on. */
public record PrescriptionCheck(State state, Instant at) {

  /** How what was sent compares with what the insurer knows. */
  public enum State {
    /** Number, kind, date, total and basic share are what the insurer knows of that person. */
    MATCHED,
    /** The insurer knows that number, with another kind, date, total or basic share. */
    DIFFERENT,
    NOT_FOUND
  }

  boolean isMatched() {
    return state == State.MATCHED;
  }
}
