package ir.takmil.identity.tries;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The tries of one name, one address, one number: each is counted as failed before it is answered,
 * and one that succeeded is taken off again.
 *
 * @param id a keyed fingerprint of purpose and subject, never a name, a number or an address itself
 * @param recent the failures of the hour before the last try, oldest first, 256 at most
 * @param consecutive failures since the last success, however long ago
 * @param lastAt when the last try was counted
 */
@Document("tryLedgers")
@TypeAlias("try-ledger")
public record TryLedger(
    @Id String id,
    @Version @Nullable Long version,
    List<Instant> recent,
    int consecutive,
    @Indexed(name = "last") Instant lastAt) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int REMEMBERED = 256;

  /**
   * How many failures are borne.
   *
   * @param anHour within any sixty minutes
   * @param inARow after so many a try a day is left, until one succeeds
   */
  public record Limit(int anHour, int inARow) {
    /** Of one of the two there is none. */
    public static final int NONE = Integer.MAX_VALUE;

    public Limit {
      if (anHour > REMEMBERED && anHour != NONE) {
        throw new IllegalArgumentException("more an hour than is remembered: " + anHour);
      }
    }
  }

  static TryLedger fresh(String id) {
    return new TryLedger(id, null, List.of(), 0, Instant.EPOCH);
  }

  /** Failures of the last hour, 256 at most. */
  public int withinAnHour(Instant now) {
    return lately(now).size();
  }

  /** Until when no more is borne; empty when one more is. */
  public Optional<Instant> closedUntil(Limit limit, Instant now) {
    Instant row = consecutive >= limit.inARow() ? lastAt.plus(DAY) : Instant.MIN;
    List<Instant> lately = lately(now);
    Instant hour =
        lately.size() >= limit.anHour()
            ? lately.get(lately.size() - limit.anHour()).plus(HOUR)
            : Instant.MIN;
    Instant until = row.isAfter(hour) ? row : hour;
    return until.isAfter(now) ? Optional.of(until) : Optional.empty();
  }

  /** One failure more. */
  public TryLedger counted(Instant now) {
    var longer = new ArrayList<>(lately(now));
    longer.add(now);
    if (longer.size() > REMEMBERED) {
      longer.removeFirst();
    }
    return new TryLedger(id, version, List.copyOf(longer), consecutive + 1, now);
  }

  /** One failure fewer, for it was none or nothing came of it. */
  public TryLedger oneFewer() {
    return new TryLedger(
        id,
        version,
        recent.isEmpty() ? recent : recent.subList(0, recent.size() - 1),
        Math.max(0, consecutive - 1),
        lastAt);
  }

  /** One succeeded: the row of failures is broken, those of the last hour stay. */
  public TryLedger unbroken() {
    return new TryLedger(id, version, recent, 0, lastAt);
  }

  private List<Instant> lately(Instant now) {
    return recent.stream().filter(at -> at.plus(HOUR).isAfter(now)).toList();
  }
}
