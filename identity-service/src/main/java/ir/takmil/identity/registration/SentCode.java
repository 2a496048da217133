package ir.takmil.identity.registration;

import java.time.Duration;
import java.time.Instant;

/**
 * A one-time code that went out by SMS.
 *
 * @param hash keyed, and tied to its registration; the code itself is kept nowhere
 */
record SentCode(String hash, Instant expiresAt, Instant resendAfter, int triesLeft) {
  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final int TRIES = 5;

  static SentCode sent(String hash, Instant now) {
    return new SentCode(hash, now.plus(LIFE), now.plus(SendingAllowance.BETWEEN), TRIES);
  }

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  SentCode missed() {
    return new SentCode(hash, expiresAt, resendAfter, triesLeft - 1);
  }
}
