package ir.takmil.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The wall's clock, which a test may set forward; the tokens' own times follow the wall. */
final class ShiftedClock extends Clock {
  private final AtomicReference<Duration> by = new AtomicReference<>(Duration.ZERO);

  void forward(Duration more) {
    by.updateAndGet(more::plus);
  }

  void right() {
    by.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(by.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class InTests {
    @Bean
    ShiftedClock clock() {
      return new ShiftedClock();
    }
  }
}
