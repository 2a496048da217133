package ir.takmil.identity.registration;

import ir.takmil.identity.securitycode.SecurityCode;
import ir.takmil.identity.securitycode.SecurityCodes;
import ir.takmil.identity.tries.Address;
import ir.takmil.identity.tries.TooMany;
import ir.takmil.identity.tries.TryLedger;
import ir.takmil.identity.tries.TryLedger.Limit;
import ir.takmil.identity.tries.TryLedgers;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What stands before the first step: a proof of work, one bit harder for every two birth dates that
 * were guessed wrong for the typed national code today (known or not), or from the address within
 * the hour beyond ten; and how many registrations may be begun from one address.
 */
@Component
class Gate {
  private static final int WRONG_FROM_AN_ADDRESS = 10;

  private final SecurityCodes securityCodes;
  private final GuessAllowances guesses;
  private final TryLedgers ledgers;
  private final Vault vault;
  private final Clock clock;
  private final Limit begun;

  Gate(
      SecurityCodes securityCodes,
      GuessAllowances guesses,
      TryLedgers ledgers,
      Vault vault,
      Clock clock,
      @Value("${takmil.registrations-an-hour-from-an-address:100}") int begunAnHour) {
    this.securityCodes = securityCodes;
    this.guesses = guesses;
    this.ledgers = ledgers;
    this.vault = vault;
    this.clock = clock;
    this.begun = new Limit(begunAnHour, Limit.NONE);
  }

  /** Somebody who came in, and what is known of the try until it is answered. */
  record Entry(Instant at, String guessMark, String begunMark, String wrongMark) {}

  SecurityCode ask(Address from) {
    return securityCodes.ask(harder(0, ledgers.of(wrongMark(from)), clock.instant()));
  }

  /**
   * Refused by reading alone where it can be; then the work is taken, and the try is counted before
   * policy-service is asked, the same for known and unknown codes.
   */
  Entry enter(StartRegistration asked, Address from) {
    var entry =
        new Entry(
            clock.instant().truncatedTo(ChronoUnit.MILLIS), // as the store keeps it
            vault.fingerprint("identity-check:" + asked.nationalCode().value()),
            vault.fingerprint("registrations-begun:" + from.network()),
            wrongMark(from));
    GuessAllowance guessed = guesses.of(entry.guessMark());
    guessed.take(entry.at());
    refuseClosed(entry);
    securityCodes.redeem(
        asked.securityCode(),
        harder(guessed.today(entry.at()), ledgers.of(entry.wrongMark()), entry.at()));
    if (!ledgers.count(entry.begunMark(), entry.at(), ledger -> open(ledger, entry.at()))) {
      refuseClosed(entry);
    }
    guesses.take(entry.at(), entry.guessMark());
    return entry;
  }

  /** Whoever knows the birth date has nothing left to guess. */
  void right(Entry entry) {
    guesses.forgive(entry.guessMark());
  }

  void wrong(Entry entry) {
    ledgers.change(entry.wrongMark(), ledger -> ledger.counted(entry.at()));
  }

  void unanswered(Entry entry) {
    guesses.giveBack(entry.at(), entry.guessMark());
    ledgers.change(entry.begunMark(), TryLedger::oneFewer);
  }

  private void refuseClosed(Entry entry) {
    ledgers
        .of(entry.begunMark())
        .closedUntil(begun, entry.at())
        .ifPresent(until -> {
          throw tooOften(until, entry.at());
        });
  }

  private static Refusal tooOften(Instant until, Instant now) {
    return TooMany.wait("registrations-too-often", until, now);
  }

  private boolean open(TryLedger ledger, Instant now) {
    return ledger.closedUntil(begun, now).isEmpty();
  }

  private static int harder(int wrongToday, TryLedger address, Instant now) {
    return Math.max(
        wrongToday / 2, Math.max(0, address.withinAnHour(now) - WRONG_FROM_AN_ADDRESS) / 2);
  }

  private String wrongMark(Address from) {
    return vault.fingerprint("birth-dates-wrong:" + from.network());
  }
}
