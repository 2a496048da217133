package ir.takmil.provider.prescription;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.provider.prescription.BasicInsurer.Question;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits are told apart by their order of size: a patience of an hour does not end in a test. */
@Timeout(60)
class InsurerLineTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Question QUESTION =
      new Question(new NationalCode("9901452716"), LocalDate.parse("2026-11-20"), null);

  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "x",
          CircuitBreakerConfig.custom()
              .minimumNumberOfCalls(4)
              .permittedNumberOfCallsInHalfOpenState(1)
              .waitDurationInOpenState(HOUR)
              .build());
  private final Bulkhead bulkhead =
      Bulkhead.of(
          "x",
          BulkheadConfig.custom().maxConcurrentCalls(3).maxWaitDuration(Duration.ZERO).build());
  private final Retry retry =
      Retry.of(
          "x",
          RetryConfig.custom()
              .maxAttempts(2)
              .waitDuration(Duration.ofMillis(1))
              .ignoreExceptions(NoAnswer.Lasting.class)
              .build());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch silence = new CountDownLatch(1);
  private volatile Supplier<List<Prescription>> insurer = List::of;

  private InsurerLine line(Duration answerWithin) {
    return new InsurerLine(
        new BasicInsurer() {
          @Override
          public Insurer which() {
            return Insurer.SOCIAL_SECURITY;
          }

          @Override
          public String about(Question question) {
            return question.on().toString();
          }

          @Override
          public List<Prescription> find(Question question) {
            asked.incrementAndGet();
            return insurer.get();
          }
        },
        breaker,
        bulkhead,
        retry,
        new Remembered(MovableClock.at("2026-11-21T08:00:00Z"), nanos::get),
        new InsurerProperties("http://x", "key", answerWithin, SHORT, Duration.ofSeconds(15)),
        meters);
  }

  private static Answer ask(InsurerLine line, String person) {
    return line.ask(person, QUESTION, false, System.nanoTime());
  }

  private List<Prescription> silent() {
    try {
      silence.await();
      return List.of();
    } catch (InterruptedException stopped) {
      throw new NoAnswer.Lasting("stopped");
    }
  }

  private double count(String outcome) {
    return meters
        .get("prescription.inquiries")
        .tags("insurer", "social-security", "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void aProbeIsNotPaidForByThePersonWhoAsksAndItsAnswerIsThereForTheNext() {
    insurer = this::silent;
    breaker.transitionToOpenState();
    breaker.transitionToHalfOpenState();
    InsurerLine line = line(HOUR);

    assertThat(ask(line, "p1")).isInstanceOf(Answer.NotAnswering.class);
    assertThat(ask(line, "p1")).as("still asked").isInstanceOf(Answer.NotAnswering.class);
    silence.countDown();
    eventually(() -> assertThat(ask(line, "p1")).isEqualTo(new Answer.Found(List.of())));

    assertThat(ask(line, "p1")).isEqualTo(new Answer.Found(List.of()));
    assertThat(asked).hasValue(1);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(count("cached")).isGreaterThanOrEqualTo(1);
    assertThat(count("not-answering")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void whoWaitsWhenTheBreakerOpensWaitsNoLonger() {
    insurer = this::silent;
    InsurerLine line = line(HOUR);
    Thread.startVirtualThread(() -> {
      eventually(() -> assertThat(asked).hasValue(1));
      breaker.transitionToOpenState();
    });
    assertThat(ask(line, "p1")).isInstanceOf(Answer.NotAnswering.class);
  }

  @Test
  void whileItIsOpenNobodyIsAskedAndWhatIsRememberedIsStillTold() {
    InsurerLine line = line(HOUR);
    Answer known = ask(line, "p1");
    breaker.transitionToOpenState();
    assertThat(ask(line, "p1")).isEqualTo(known);
    assertThat(ask(line, "p2"))
        .isEqualTo(new Answer.NotAnswering("social-security", Duration.ofSeconds(15)));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aStumbleIsTriedOnceMoreAndARefusalIsNot() {
    insurer =
        () -> {
          if (asked.get() == 1) {
            throw new NoAnswer.Passing("status 503");
          }
          return List.of();
        };
    assertThat(ask(line(HOUR), "p1")).isInstanceOf(Answer.Found.class);
    assertThat(asked).hasValue(2);

    insurer =
        () -> {
          throw new NoAnswer.Lasting("status 429", Duration.ofSeconds(40));
        };
    assertThat(ask(line(HOUR), "p2"))
        .isEqualTo(new Answer.NotAnswering("social-security", Duration.ofSeconds(40)));
    assertThat(asked).hasValue(3);
  }

  @Test
  void theSecondTryDoesNotMakeAnyoneWaitLonger() {
    insurer =
        () -> {
          if (asked.get() == 1) {
            throw new NoAnswer.Passing("status 503");
          }
          return silent();
        };
    assertThat(ask(line(Duration.ofMillis(200)), "p1")).isInstanceOf(Answer.NotAnswering.class);
    silence.countDown();
  }

  @Test
  void whoAlreadyWaitedElsewhereWaitsNoLongerForTheInsurer() {
    insurer = this::silent;
    long longAgo = System.nanoTime() - Duration.ofHours(2).toNanos();
    assertThat(line(HOUR).ask("p1", QUESTION, false, longAgo))
        .isInstanceOf(Answer.NotAnswering.class);
  }

  @Test
  void noMoreAreAskedAtOnceThanThereAreSeats() {
    insurer = this::silent;
    InsurerLine line = line(Duration.ofMillis(200));
    for (int i = 0; i < 10; i++) {
      assertThat(ask(line, "p" + i)).isInstanceOf(Answer.NotAnswering.class);
    }
    assertThat(asked).hasValue(3);
    silence.countDown();
    eventually(() -> assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(3));
  }

  @Test
  void aFaultOfOurOwnStopsNobodyEither() {
    insurer =
        () -> {
          throw new IllegalStateException("9901452716");
        };
    assertThat(ask(line(HOUR), "p1")).isInstanceOf(Answer.NotAnswering.class);
  }
}
