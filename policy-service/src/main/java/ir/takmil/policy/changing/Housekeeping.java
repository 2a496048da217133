package ir.takmil.policy.changing;

import ir.takmil.platform.web.Seen;
import ir.takmil.policy.codes.SendingAllowances;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finishes what a crash left between "confirmed" and "applied", and ends what has waited too long.
 * Several replicas may do it at once.
 */
@Component
class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final ChangeRequests requests;
  private final Applying applying;
  private final SendingAllowances allowances;
  private final Clock clock;

  Housekeeping(
      ChangeRequests requests, Applying applying, SendingAllowances allowances, Clock clock) {
    this.requests = requests;
    this.applying = applying;
    this.allowances = allowances;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${takmil.housekeeping-every:60s}",
      fixedDelayString = "${takmil.housekeeping-every:60s}")
  void keepHouse() {
    Instant now = clock.instant();
    for (ChangeRequest request : requests.due(now)) {
      try {
        settle(request, now);
      } catch (RuntimeException nextTime) {
        log.atWarn()
            .addKeyValue("changeRequest", request.id().value())
            .log("not settled yet: {}", nextTime.toString());
      }
    }
    allowances.forgetOld(now);
  }

  private void settle(ChangeRequest request, Instant now) {
    if (request.stage() instanceof ChangeRequest.Stage.Confirmed) {
      applying.apply(request);
    } else {
      requests.change(request.id(), Seen.WHATEVER, present -> present.expire(now));
    }
  }
}
