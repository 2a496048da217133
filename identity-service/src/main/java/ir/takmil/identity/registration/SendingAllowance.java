package ir.takmil.identity.registration;

import ir.takmil.identity.tries.TooMany;
import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How many codes one number, or one person, may still be sent: 60 s between two, 5 an hour, 10 a
 * day.
 *
 * @param id a keyed fingerprint, never the number or the national code itself
 * @param sends those of the last day, oldest first
 */
@Document("sendingAllowances")
@TypeAlias("sending-allowance")
record SendingAllowance(
    @Id String id,
    @Version @Nullable Long version,
    List<Instant> sends,
    @Indexed(name = "last") Instant lastAt) {
  static final Duration BETWEEN = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int AN_HOUR = 5;
  private static final int A_DAY = 10;

  static SendingAllowance whole(String id) {
    return new SendingAllowance(id, null, List.of(), Instant.EPOCH);
  }

  /**
   * One sending taken off.
   *
   * @throws Refusal 429 with the seconds to wait
   */
  SendingAllowance take(Instant now) {
    List<Instant> today = sends.stream().filter(sent -> sent.plus(DAY).isAfter(now)).toList();
    List<Instant> thisHour = today.stream().filter(sent -> sent.plus(HOUR).isAfter(now)).toList();
    if (!today.isEmpty() && today.getLast().plus(BETWEEN).isAfter(now)) {
      throw TooMany.wait("code-too-soon", today.getLast().plus(BETWEEN), now);
    }
    if (thisHour.size() >= AN_HOUR) {
      throw TooMany.wait("code-too-often", thisHour.get(thisHour.size() - AN_HOUR).plus(HOUR), now);
    }
    if (today.size() >= A_DAY) {
      throw TooMany.wait("code-too-often", today.get(today.size() - A_DAY).plus(DAY), now);
    }
    var longer = new ArrayList<>(today);
    longer.add(kept(now));
    return new SendingAllowance(id, version, List.copyOf(longer), kept(now));
  }

  /** What was taken for nothing, because the other allowance was used up or nobody answered. */
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
}
