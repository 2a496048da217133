package ir.takmil.policy.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * What went out by SMS: one code, or for a new mobile one to each number, right or wrong together.
 *
 * @param fingerprint keyed, and tied to its request; the codes themselves are kept nowhere
 */
public record SentCode(String fingerprint, Instant expiresAt, Instant resendAfter, int triesLeft) {
  public static final Duration LIFE = Duration.ofMinutes(2);
  private static final int TRIES = 5;

  public static SentCode sent(String fingerprint, Instant now) {
    return new SentCode(fingerprint, now.plus(LIFE), now.plus(SendingAllowance.BETWEEN), TRIES);
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public boolean is(String other) {
    return same(fingerprint, other);
  }

  public SentCode missed() {
    return new SentCode(fingerprint, expiresAt, resendAfter, triesLeft - 1);
  }

  /** In a time that does not tell how much of it is right. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
