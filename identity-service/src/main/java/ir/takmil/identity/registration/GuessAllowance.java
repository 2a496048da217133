package ir.takmil.identity.registration;

import ir.takmil.identity.tries.TooMany;
import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How often a birth date may still be guessed wrong for one national code, on file or not: 5 times
 * an hour, 10 a day.
 *
 * @param id a keyed fingerprint, never the national code itself
 * @param guesses those of the last day that were wrong or are not answered yet, oldest first
 */
@Document("guessAllowances")
@TypeAlias("guess-allowance")
record GuessAllowance(
    @Id String id,
    @Version @Nullable Long version,
    List<Instant> guesses,
    @Indexed(name = "last") Instant lastAt) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int AN_HOUR = 5;
  private static final int A_DAY = 10;

  static GuessAllowance whole(String id) {
    return new GuessAllowance(id, null, List.of(), Instant.EPOCH);
  }

  /**
   * One guess taken off.
   *
   * @throws Refusal 429 with the seconds to wait
   */
  GuessAllowance take(Instant now) {
    List<Instant> today = lately(now);
    List<Instant> thisHour = today.stream().filter(made -> made.plus(HOUR).isAfter(now)).toList();
    if (today.size() >= A_DAY) {
      throw TooMany.wait(
          "identity-checked-too-often", today.get(today.size() - A_DAY).plus(DAY), now);
    }
    if (thisHour.size() >= AN_HOUR) {
      throw TooMany.wait(
          "identity-checked-too-often", thisHour.get(thisHour.size() - AN_HOUR).plus(HOUR), now);
    }
    var longer = new ArrayList<>(today);
    longer.add(now);
    return new GuessAllowance(id, version, List.copyOf(longer), now);
  }

  /** How many there were within a day. */
  int today(Instant now) {
    return lately(now).size();
  }

  private List<Instant> lately(Instant now) {
    return guesses.stream().filter(made -> made.plus(DAY).isAfter(now)).toList();
  }

  /** What was taken for nothing, because nobody answered. */
  GuessAllowance giveBack(Instant taken) {
    var shorter = new ArrayList<>(guesses);
    shorter.remove(taken);
    return new GuessAllowance(
        id, version, List.copyOf(shorter), shorter.isEmpty() ? Instant.EPOCH : shorter.getLast());
  }

  /** Whoever knows the birth date has nothing left to guess. */
  GuessAllowance forgiven() {
    return new GuessAllowance(id, version, List.of(), Instant.EPOCH);
  }
}
