package ir.takmil.policy.codes;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How many codes one person, or one number, may still be sent: 60 s between two, 5 an hour, 10 a
 * day.
 *
 * @param id a keyed fingerprint, never the number itself
 * @param sends those of the last day, oldest first
 */
@Document("sending-allowances")
@TypeAlias("sending-allowance")
public record SendingAllowance(
    @Id String id,
    @Version @Nullable Long version,
    List<Instant> sends,
    @Indexed(name = "last") Instant lastAt) {
  static final Duration BETWEEN = Duration.ofMinutes(1);
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);
  private static final int AN_HOUR = 5;
  private static final int A_DAY = 10;

  public static SendingAllowance whole(String id) {
    return new SendingAllowance(id, null, List.of(), Instant.EPOCH);
  }

  /**
   * One sending taken off.
   *
   * @throws Refusal 429 with the seconds to wait
   */
  public SendingAllowance take(Instant now) {
    List<Instant> today = sends.stream().filter(sent -> sent.plus(DAY).isAfter(now)).toList();
    List<Instant> thisHour = today.stream().filter(sent -> sent.plus(HOUR).isAfter(now)).toList();
    if (!today.isEmpty() && today.getLast().plus(BETWEEN).isAfter(now)) {
      throw wait("code-too-soon", today.getLast().plus(BETWEEN), now);
    }
    if (thisHour.size() >= AN_HOUR) {
      throw wait("code-too-often", thisHour.get(thisHour.size() - AN_HOUR).plus(HOUR), now);
    }
    if (today.size() >= A_DAY) {
      throw wait("code-too-often", today.get(today.size() - A_DAY).plus(DAY), now);
    }
    var longer = new ArrayList<>(today);
    longer.add(kept(now));
    return new SendingAllowance(id, version, List.copyOf(longer), kept(now));
  }

  /** What was taken for nothing, because another allowance was used up. */
  SendingAllowance giveBack(Instant taken) {
    var shorter = new ArrayList<>(sends);
    shorter.remove(kept(taken));
    return new SendingAllowance(
        id, version, List.copyOf(shorter), shorter.isEmpty() ? Instant.EPOCH : shorter.getLast());
  }

  /** As the store keeps it, so that it is found there again. */
  private static Instant kept(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Refusal wait(String code, Instant until, Instant now) {
    long seconds = Math.max(1, Duration.between(now, until).toSeconds());
    long minutes = (seconds + 59) / 60;
    return new Refusal(
        Refusal.Kind.TOO_MANY, code, Map.of("retryAfter", seconds, "minutes", minutes), List.of());
  }
}
