package ir.takmil.identity.registration;

import ir.takmil.identity.registration.Registration.Stage;
import ir.takmil.identity.securitycode.SecurityCodes;
import ir.takmil.identity.tries.TryLedgers;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finishes what a crash left between "verified" and "opened", and clears away what ran out: a name
 * that was chosen and never verified is free again. Several replicas may do it at once.
 */
@Component
class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final Registrations registrations;
  private final Registering registering;
  private final SendingAllowances allowances;
  private final GuessAllowances guesses;
  private final TryLedgers ledgers;
  private final SecurityCodes securityCodes;
  private final LooseNames looseNames;
  private final Clock clock;

  Housekeeping(
      Registrations registrations,
      Registering registering,
      SendingAllowances allowances,
      GuessAllowances guesses,
      TryLedgers ledgers,
      SecurityCodes securityCodes,
      LooseNames looseNames,
      Clock clock) {
    this.registrations = registrations;
    this.registering = registering;
    this.allowances = allowances;
    this.guesses = guesses;
    this.ledgers = ledgers;
    this.securityCodes = securityCodes;
    this.looseNames = looseNames;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${takmil.housekeeping-every:60s}",
      fixedDelayString = "${takmil.housekeeping-every:60s}")
  void keepHouse() {
    Instant now = clock.instant();
    for (Registration registration : registrations.due(now)) {
      try {
        settle(registration);
      } catch (RuntimeException nextTime) {
        log.atWarn()
            .addKeyValue("registration", registration.id().value())
            .log("not settled yet: {}", nextTime.toString());
      }
    }
    securityCodes.forgetExpired(now);
    allowances.forgetOld(now);
    guesses.forgetOld(now);
    ledgers.forgetOld(now);
  }

  private void settle(Registration registration) {
    switch (registration.stage()) {
      case Stage.IdentityConfirmed c -> clear(registration);
      case Stage.AccountChosen c -> clear(registration);
      case Stage.Verified verified -> registering.open(registration, verified);
      case Stage.Opened o -> clear(registration);
    }
  }

  /** Names first: what a crash leaves is looked at again. */
  private void clear(Registration registration) {
    looseNames.freeAll(registration);
    registrations.remove(registration);
  }
}
