package ir.takmil.claims.assessment.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Figures, printed: {@code ./takmil bench engine}. Lines adjudicated in a second by one thread,
 * trace and sentences included, after a warm-up. Not a test by its name, so that no test run waits
 * for it.
 */
class MeasuredEngine {
  private static final long SEED = 1403;
  private static final Duration WARM = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(10);

  @Test
  void linesInASecondOnOneCore() {
    var random = new RandomFacts(SEED);
    List<Facts> claims = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      claims.add(random.next());
    }
    run(claims, WARM);
    double rate = run(claims, MEASURED);
    System.out.printf(Locale.ROOT, "FIGURE adjudication alone, lines/s on one core: %,.0f%n", rate);
    assertThat(rate).isPositive();
  }

  private static double run(List<Facts> claims, Duration most) {
    long began = System.nanoTime();
    long lines = 0;
    long took = 0;
    while (took < most.toNanos()) {
      for (Facts facts : claims) {
        lines += Engine.adjudicate(facts).lines().size();
      }
      took = System.nanoTime() - began;
    }
    return lines * 1e9 / took;
  }
}
