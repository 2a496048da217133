package ir.takmil.provider.prescription;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What one insurer has said of late, in memory alone, and what it is being asked just now: the same
 * question twice at once is asked once. A prescription that may still be edited is not remembered
 * for long.
 */
final class Remembered {
  static final Duration EDITABLE = Duration.ofSeconds(60);
  static final Duration SETTLED = Duration.ofMinutes(10);
  static final Duration NOTHING = Duration.ofSeconds(15);

  /** Each answer counts for at least a kilobyte, so this bounds their number too. */
  static final int MOST_BYTES = 8 << 20;

  private static final int ENTRY_BYTES = 1024;

  private final AsyncCache<Key, Answer> answers;

  /**
   * @param since how long ago, by a clock that is never set: days are of {@code clock}
   */
  Remembered(Clock clock, Ticker since) {
    answers =
        Caffeine.newBuilder()
            .ticker(since)
            .executor(task -> Thread.ofVirtual().start(task))
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Answer answer) -> bytes(answer))
            .expireAfter(
                Expiry.creating((Key key, Answer answer) -> lifetime(answer, clock.instant())))
            .buildAsync();
  }

  /**
   * Whose prescriptions, and which; the person and not their national code. Of one insurer: each
   * has a memory of its own.
   */
  record Key(String personId, String about) {}

  boolean knows(Key key) {
    CompletableFuture<Answer> known = answers.getIfPresent(key);
    return known != null && known.isDone();
  }

  /** What is being asked just now is not forgotten: nothing is fresher. */
  void forget(Key key) {
    CompletableFuture<Answer> known = answers.getIfPresent(key);
    if (known != null && known.isDone()) {
      answers.asMap().remove(key, known);
    }
  }

  /** Asked in the background when it is not known; shared, so nobody may complete it. */
  CompletableFuture<Answer> of(Key key, Supplier<Answer> ask) {
    return answers.get(key, (missing, executor) -> CompletableFuture.supplyAsync(ask, executor));
  }

  private static Duration lifetime(Answer answer, Instant now) {
    return switch (answer) {
      case Answer.NotAnswering failed -> Duration.ZERO;
      case Answer.Found(List<Prescription> found) when found.isEmpty() -> NOTHING;
      case Answer.Found(List<Prescription> found) ->
          found.stream().anyMatch(one -> one.editableUntil(now) != null) ? EDITABLE : SETTLED;
    };
  }

  private static int bytes(Answer answer) {
    return switch (answer) {
      case Answer.NotAnswering failed -> 0;
      case Answer.Found(List<Prescription> found) ->
          ENTRY_BYTES + found.stream().mapToInt(Remembered::bytes).sum();
    };
  }

  private static int bytes(Prescription one) {
    int letters =
        one.number().length()
            + one.centre().length()
            + one.physician().length()
            + one.items().stream().mapToInt(item -> item.title().length()).sum();
    return 2 * letters + 256 + 160 * one.items().size();
  }
}
