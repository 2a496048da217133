package ir.takmil.claims.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts decisions by whether a person made them: {@code takmil.claims.decided}. */
@Component
class Tally {
  private final Counter engine;
  private final Counter people;

  Tally(MeterRegistry meters) {
    engine = meters.counter("takmil.claims.decided", "by", "engine");
    people = meters.counter("takmil.claims.decided", "by", "people");
  }

  void byEngine() {
    engine.increment();
  }

  void byPeople() {
    people.increment();
  }
}
