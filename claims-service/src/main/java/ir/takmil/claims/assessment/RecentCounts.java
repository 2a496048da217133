package ir.takmil.claims.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts of what is many, as they were some seconds ago: up to five, and up to thirty where nobody
 * asked in between. Meanwhile they are counted anew, and nobody waits for it. What is few is
 * counted whenever it is asked for.
 *
 * @param <K> what is counted
 * @param <V> what came of it
 */
final class RecentCounts<K, V> {
  private static final Logger log = LoggerFactory.getLogger(RecentCounts.class);

  static final Duration FRESH = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofSeconds(30);
  static final long MANY = 500;
  private static final int MOST_KEYS = 200;

  private final Map<K, Counted<V>> known = new ConcurrentHashMap<>();
  private final Map<K, CompletableFuture<V>> underway = new ConcurrentHashMap<>();
  private final Clock clock;
  private final ToLongFunction<V> size;

  RecentCounts(Clock clock, ToLongFunction<V> size) {
    this.clock = clock;
    this.size = size;
  }

  private record Counted<V>(V value, Instant at) {}

  V of(K key, Supplier<V> count) {
    Instant now = clock.instant();
    Counted<V> recent = known.get(key);
    if (recent == null || recent.at().isBefore(now.minus(LONGEST))) {
      return anew(key, count);
    }
    if (recent.at().isBefore(now.minus(FRESH)) && !underway.containsKey(key)) {
      Thread.ofVirtual().name("counting").start(() -> refresh(key, count));
    }
    return recent.value();
  }

  private void refresh(K key, Supplier<V> count) {
    try {
      anew(key, count);
    } catch (RuntimeException failed) {
      // Whoever asks after the longest time hears of it.
      log.warn("a queue could not be counted anew", failed);
    }
  }

  /** By one at a time: whoever asks meanwhile waits for the same. */
  private V anew(K key, Supplier<V> count) {
    var mine = new CompletableFuture<V>();
    CompletableFuture<V> first = underway.putIfAbsent(key, mine);
    if (first != null) {
      return result(first);
    }
    try {
      mine.complete(counted(key, count));
    } catch (RuntimeException failed) {
      mine.completeExceptionally(failed);
    } finally {
      underway.remove(key);
    }
    return result(mine);
  }

  private static <V> V result(CompletableFuture<V> future) {
    try {
      return future.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private V counted(K key, Supplier<V> count) {
    Instant at = clock.instant();
    V value = count.get();
    if (size.applyAsLong(value) < MANY) {
      known.remove(key);
    } else {
      if (known.size() >= MOST_KEYS) {
        known.values().removeIf(old -> old.at().isBefore(at.minus(LONGEST)));
      }
      if (known.size() < MOST_KEYS) {
        known.put(key, new Counted<>(value, at));
      }
    }
    return value;
  }
}
