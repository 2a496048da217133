package ir.takmil.claims.assessment;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentCountsTest {
  private final MovableClock clock = MovableClock.at("2026-11-21T10:00:00Z");
  private final RecentCounts<String, Long> counts = new RecentCounts<>(clock, many -> many);

  @Test
  void whatIsFewIsCountedEachTime() {
    assertThat(counts.of("a", () -> 3L)).isEqualTo(3);
    assertThat(counts.of("a", () -> 4L)).isEqualTo(4);
  }

  @Test
  void whatIsManyIsCountedAnewAfterSomeSecondsWhileNobodyWaits() {
    assertThat(counts.of("a", () -> 1000L)).isEqualTo(1000);
    assertThat(counts.of("b", () -> 2000L)).isEqualTo(2000);
    clock.forward(RecentCounts.FRESH);
    assertThat(counts.of("a", () -> 1001L)).isEqualTo(1000);
    clock.forward(Duration.ofSeconds(1));
    assertThat(counts.of("a", () -> 1002L)).isEqualTo(1000);
    eventually(() -> assertThat(counts.of("a", () -> 1002L)).isEqualTo(1002));
  }

  @Test
  void afterALongTimeItIsCountedFirst() {
    counts.of("a", () -> 1000L);
    clock.forward(RecentCounts.LONGEST.plusSeconds(1));
    assertThat(counts.of("a", () -> 1001L)).isEqualTo(1001);
    clock.forward(RecentCounts.LONGEST.plusSeconds(1));
    assertThatThrownBy(() ->
            counts.of(
                "a",
                () -> {
                  throw new IllegalStateException("the store is away");
                }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCountThatFailsMeanwhileIsTriedAgain() {
    var tried = new AtomicInteger();
    counts.of("a", () -> 1000L);
    clock.forward(RecentCounts.FRESH.plusSeconds(1));
    eventually(() -> {
      counts.of(
          "a",
          () -> {
            tried.incrementAndGet();
            throw new IllegalStateException("the store is away");
          });
      assertThat(tried).hasValueGreaterThan(1);
    });
  }
}
