package ir.takmil.provider.prescription;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A line to each basic insurer; nothing is shared, so that one takes nothing from the other. */
@Component
class InsurerLines {
  private final Map<Insurer, InsurerLine> lines = new EnumMap<>(Insurer.class);

  InsurerLines(
      List<BasicInsurer> insurers,
      CircuitBreakerRegistry breakers,
      BulkheadRegistry bulkheads,
      RetryRegistry retries,
      InsurerProperties properties,
      MeterRegistry meters,
      Clock clock) {
    for (BasicInsurer insurer : insurers) {
      String code = insurer.which().code();
      lines.put(
          insurer.which(),
          new InsurerLine(
              insurer,
              breakers.circuitBreaker(code),
              bulkheads.bulkhead(code),
              retries.retry(code),
              new Remembered(clock, Ticker.systemTicker()),
              properties,
              meters));
    }
  }

  Optional<InsurerLine> to(Insurer insurer) {
    return Optional.ofNullable(lines.get(insurer));
  }
}
