package ir.takmil.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingsTest {

  @Test
  void aPercentileIsOneThatWasMeasured() {
    List<Long> downFromAHundred =
        LongStream.rangeClosed(1, 100).map(n -> (101 - n) * 1_000_000).boxed().toList();
    var timings = new Timings(downFromAHundred);

    assertThat(timings.millis(0.5)).isEqualTo(50);
    assertThat(timings.millis(0.99)).isEqualTo(99);
    assertThat(timings.millis(1)).isEqualTo(100);
    assertThat(new Timings(List.of(7_000_000L)).millis(0.01)).isEqualTo(7);
  }

  @Test
  void everyTurnIsAskedOnce() throws Exception {
    Set<Integer> asked = ConcurrentHashMap.newKeySet();

    Timings timings = Timings.openLoop(20, 1_000, asked::add);

    assertThat(timings.nanos()).hasSize(20);
    assertThat(asked).hasSize(20).contains(0, 19);
  }

  @Test
  void nothingMoreIsAskedWhenItIsEnough() throws Exception {
    var asked = new AtomicInteger();

    Timings timings =
        Timings.openLoop(1_000_000, 1_000, () -> asked.get() >= 3, _ -> asked.incrementAndGet());

    assertThat(timings.nanos()).hasSize(asked.get()).hasSizeBetween(3, 999_999);
  }

  @Test
  void oneThatFailsFailsAll() {
    assertThatThrownBy(() ->
            Timings.openLoop(
                3,
                1_000,
                turn -> {
                  if (turn == 1) {
                    throw new IllegalStateException("no answer");
                  }
                }))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no answer");
  }
}
