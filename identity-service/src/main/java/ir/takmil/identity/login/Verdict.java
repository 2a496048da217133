package ir.takmil.identity.login;

import ir.takmil.identity.securitycode.SecurityCodes;
import ir.takmil.identity.tries.TryLedger;
import ir.takmil.identity.tries.TryLedger.Limit;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether one more try of a name from an address is borne. It depends on counts only, never on
 * whether there is such a name.
 */
sealed interface Verdict {
  /** So much work was done when none was. */
  int NONE = -1;

  Limit NAME = new Limit(20, 100);
  int ROW_OF_A_NAME = 3;
  int HOUR_OF_AN_ADDRESS = 10;

  record Open() implements Verdict {}

  /**
   * @param harder bits beyond the usual difficulty: one for every two failures more
   */
  record ProofNeeded(int harder) implements Verdict {}

  record Closed(Instant until) implements Verdict {}

  /**
   * @param worked how much harder than usual the work was that came along, {@link #NONE} for none
   */
  static Verdict of(TryLedger name, TryLedger address, int worked, Instant now) {
    Optional<Instant> closed = name.closedUntil(NAME, now);
    if (closed.isPresent()) {
      return new Closed(closed.get());
    }
    int row = name.consecutive() - ROW_OF_A_NAME;
    int hour = address.withinAnHour(now) - HOUR_OF_AN_ADDRESS;
    int beyond = Math.max(row, hour);
    if (beyond < 0) {
      return new Open();
    }
    int harder = Math.min(beyond / 2, SecurityCodes.HARDEST);
    return worked >= harder ? new Open() : new ProofNeeded(harder);
  }
}
