package ir.takmil.provider.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private static final Remembered.Key KEY = new Remembered.Key("p1", "2026-11-20");

  private final MovableClock clock = MovableClock.at("2026-11-21T08:00:00Z");
  private final AtomicLong nanos = new AtomicLong();
  private final Remembered remembered = new Remembered(clock, nanos::get);
  private final AtomicInteger asked = new AtomicInteger();

  private static Prescription of(String day) {
    return new Prescription(
        "1",
        Prescription.Kind.DRUG,
        LocalDate.parse(day),
        Rials.ZERO,
        "مرکز",
        "پزشک",
        null,
        List.of());
  }

  private static Answer found(String... days) {
    return new Answer.Found(List.of(days).stream().map(RememberedTest::of).toList());
  }

  private Answer ask(Answer answer) {
    return remembered
        .of(
            KEY,
            () -> {
              asked.incrementAndGet();
              return answer;
            })
        .join();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void livesFor(Duration lifetime, Answer answer) {
    ask(answer);
    pass(lifetime.minusMillis(1));
    assertThat(remembered.knows(KEY)).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(remembered.knows(KEY)).isFalse();
  }

  @Test
  void whatMayStillBeEditedIsRememberedForAMinute() {
    livesFor(Duration.ofSeconds(60), found("2026-01-01", "2026-11-18"));
  }

  @Test
  void whatIsSettledIsRememberedForTenMinutes() {
    livesFor(Duration.ofMinutes(10), found("2026-11-16"));
  }

  @Test
  void thatThereIsNothingIsRememberedForFifteenSeconds() {
    livesFor(Duration.ofSeconds(15), found());
  }

  @Test
  void aFailureIsNeverRemembered() {
    ask(new Answer.NotAnswering("x", Duration.ofSeconds(1)));
    assertThat(remembered.knows(KEY)).isFalse();
    assertThat(ask(found())).isEqualTo(found());
    assertThat(asked).hasValue(2);
  }

  @Test
  void aClockThatIsSetBackKeepsNothingLonger() {
    ask(found("2026-11-20"));
    clock.moveTo(Instant.parse("2026-11-20T08:00:00Z"));
    pass(Duration.ofSeconds(60));
    assertThat(remembered.knows(KEY)).isFalse();
  }

  @Test
  void theSameQuestionAtOnceIsAskedOnce() throws InterruptedException {
    var gate = new CountDownLatch(1);
    var all =
        IntStream.range(0, 50)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(() ->
                    remembered.of(
                        KEY,
                        () -> {
                          asked.incrementAndGet();
                          await(gate);
                          return found("2026-11-20");
                        })))
            .map(CompletableFuture::join)
            .toList();
    assertThat(remembered.knows(KEY)).as("it is still being asked").isFalse();
    remembered.forget(KEY);
    gate.countDown();
    assertThat(all).allMatch(one -> one.join().equals(found("2026-11-20")));
    assertThat(asked).hasValue(1);
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itIsBoundedHoweverMuchIsAsked() {
    var many = new Answer.Found(IntStream.range(0, 200).mapToObj(i -> of("2026-11-20")).toList());
    for (int i = 0; i < 5_000; i++) {
      remembered.of(new Remembered.Key("p" + i, "2026-11-20"), () -> many).join();
    }
    int kept = 0;
    for (int i = 0; i < 5_000; i++) {
      kept += remembered.knows(new Remembered.Key("p" + i, "2026-11-20")) ? 1 : 0;
    }
    assertThat(kept).isPositive().isLessThanOrEqualTo(Remembered.MOST_BYTES / (200 * 256));
  }

  /** Whoever asks in whatever order gets what was said of them, of no one else and no other day. */
  @Property(tries = 200)
  void twoPeoplesAnswersNeverMix(
      @ForAll @Size(max = 60) List<@IntRange(max = 11) Integer> questions) {
    var memory = new Remembered(MovableClock.at("2026-11-21T08:00:00Z"), () -> 0);
    Map<Remembered.Key, Integer> times = new HashMap<>();
    for (int question : questions) {
      // Persons and days that run into one another when they are only joined.
      var key =
          new Remembered.Key("1".repeat(1 + question % 4), "1".repeat(1 + question / 4) + "-01");
      Answer answer =
          memory
              .of(
                  key,
                  () -> {
                    times.merge(key, 1, Integer::sum);
                    return saidOf(key);
                  })
              .join();
      assertThat(answer).isEqualTo(saidOf(key));
    }
    assertThat(times.values()).allMatch(once -> once == 1);
  }

  private static Answer saidOf(Remembered.Key key) {
    return new Answer.Found(
        List.of(
            new Prescription(
                key.personId() + "|" + key.about(),
                Prescription.Kind.VISIT,
                LocalDate.EPOCH,
                Rials.ZERO,
                "",
                "",
                null,
                List.of())));
  }
}
