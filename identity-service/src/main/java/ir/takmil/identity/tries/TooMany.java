package ir.takmil.identity.tries;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The refusal of whoever has to wait. */
public final class TooMany {
  private TooMany() {}

  /** 429 with the seconds and, for the sentence, the minutes to wait. */
  public static Refusal wait(String code, Instant until, Instant now) {
    long seconds = seconds(until, now);
    long minutes = (seconds + 59) / 60;
    return new Refusal(
        Refusal.Kind.TOO_MANY, code, Map.of("retryAfter", seconds, "minutes", minutes), List.of());
  }

  /** Whole seconds, rounded up: who waits them is not too early. */
  public static long seconds(Instant until, Instant now) {
    return Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
  }
}
