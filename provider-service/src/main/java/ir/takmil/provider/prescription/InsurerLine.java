package ir.takmil.provider.prescription;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import ir.takmil.provider.prescription.BasicInsurer.Question;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to one basic insurer. It is asked in the background, and a person waits for it only so
 * long: as for a well insurer while its breaker is closed, and hardly at all from the moment that
 * it is not. What comes later is remembered for whoever asks next, so that nobody pays for a probe.
 *
 * <p>While the breaker is open the line asks nothing by itself. There is no harmless question: each
 * bears a person's national code. The breaker turns half open by time, and the next inquiry, of a
 * person or of the sweep in claims-service, is the probe.
 */
final class InsurerLine {
  private static final Logger log = LoggerFactory.getLogger(InsurerLine.class);

  private final BasicInsurer insurer;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final Retry retry;
  private final Remembered remembered;
  private final InsurerProperties properties;
  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

  InsurerLine(
      BasicInsurer insurer,
      CircuitBreaker breaker,
      Bulkhead bulkhead,
      Retry retry,
      Remembered remembered,
      InsurerProperties properties,
      MeterRegistry meters) {
    this.insurer = insurer;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.retry = retry;
    this.remembered = remembered;
    this.properties = properties;
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("prescription.inquiries")
              .tag("insurer", insurer.which().code())
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(meters));
    }
    breaker
        .getEventPublisher()
        .onStateTransition(event ->
            log.atWarn()
                .log("{} {}", insurer.which().code(), event.getStateTransition().getToState()));
  }

  private enum Outcome {
    ANSWERED,
    CACHED,
    NOT_ANSWERING
  }

  /**
   * @param fresh whether it is asked although the answer is remembered
   * @param since {@link System#nanoTime} when the person began to wait
   */
  Answer ask(String personId, Question question, boolean fresh, long since) {
    var key = new Remembered.Key(personId, insurer.about(question));
    if (fresh) {
      remembered.forget(key);
    }
    boolean known = remembered.knows(key);
    Answer answer = awaited(remembered.of(key, () -> asked(question)), since);
    Outcome outcome =
        switch (answer) {
          case Answer.NotAnswering not -> Outcome.NOT_ANSWERING;
          case Answer.Found found -> known ? Outcome.CACHED : Outcome.ANSWERED;
        };
    var counter = outcomes.get(outcome);
    if (counter != null) {
      counter.increment();
    }
    return answer;
  }

  /** Looks up from time to time, whether the breaker has opened meanwhile. */
  private Answer awaited(CompletableFuture<Answer> flight, long since) {
    long glance = properties.whenAiling().toNanos();
    while (true) {
      long left = patience().toNanos() - (System.nanoTime() - since);
      try {
        return flight.get(Math.clamp(left, 0, glance), TimeUnit.NANOSECONDS);
      } catch (TimeoutException stillNothing) {
        if (left <= glance) {
          return notNow(properties.askAgainAfter());
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return notNow(properties.askAgainAfter());
      } catch (ExecutionException broken) {
        throw new IllegalStateException(broken);
      }
    }
  }

  private Duration patience() {
    return breaker.getState() == CircuitBreaker.State.CLOSED
        ? properties.answerWithin()
        : properties.whenAiling();
  }

  /** One seat for the whole of it, the second try included. */
  private Answer asked(Question question) {
    try {
      return new Answer.Found(
          bulkhead.executeSupplier(() ->
              retry.executeSupplier(() -> breaker.executeSupplier(() -> insurer.find(question)))));
    } catch (CallNotPermittedException | BulkheadFullException notAsked) {
      return notNow(properties.askAgainAfter());
    } catch (NoAnswer none) {
      log.atWarn().log("{} does not answer: {}", insurer.which().code(), none.getMessage());
      return switch (none) {
        case NoAnswer.Passing stumble -> notNow(properties.askAgainAfter());
        case NoAnswer.Lasting lasting -> {
          Duration wished = lasting.askAgainAfter();
          yield notNow(wished == null ? properties.askAgainAfter() : wished);
        }
      };
    } catch (RuntimeException ours) {
      // The kind of it only: a message may quote an answer, which is about a person.
      log.atError()
          .log("{} could not be asked: {}", insurer.which().code(), ours.getClass().getName());
      return notNow(properties.askAgainAfter());
    }
  }

  private Answer notNow(Duration askAgainAfter) {
    return new Answer.NotAnswering(insurer.which().code(), askAgainAfter);
  }
}
