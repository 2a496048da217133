package ir.takmil.policy.consent;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Who looked stays in the audit trail; the consent itself is of no use after a day. */
@Component
class Forgetting {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Consents consents;
  private final Clock clock;

  Forgetting(Consents consents, Clock clock) {
    this.consents = consents;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${takmil.housekeeping-every:60s}",
      fixedDelayString = "${takmil.housekeeping-every:60s}")
  void forget() {
    consents.forgetAskedBefore(clock.instant().minus(KEPT));
  }
}
