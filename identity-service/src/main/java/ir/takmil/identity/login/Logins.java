package ir.takmil.identity.login;

import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.Accounts;
import ir.takmil.identity.securitycode.SecurityCodes;
import ir.takmil.identity.tries.Address;
import ir.takmil.identity.tries.TooMany;
import ir.takmil.identity.tries.TryLedger;
import ir.takmil.identity.tries.TryLedgers;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The tries of passwords, counted here and nowhere else, whatever session or node of Keycloak they
 * come through. A try is counted as failed before it is answered, at the address and at the name;
 * for a name that nobody has the same is read and written as for one that somebody has.
 */
@Component
class Logins {
  private final Accounts accounts;
  private final TryLedgers ledgers;
  private final SecurityCodes securityCodes;
  private final Vault vault;
  private final Clock clock;

  Logins(
      Accounts accounts,
      TryLedgers ledgers,
      SecurityCodes securityCodes,
      Vault vault,
      Clock clock) {
    this.accounts = accounts;
    this.ledgers = ledgers;
    this.securityCodes = securityCodes;
    this.vault = vault;
    this.clock = clock;
  }

  /** Whoever is refused is refused by reading alone, but for what others counted meanwhile. */
  LoginAnswer ask(AskLogin asked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the store keeps it
    String username = usernameOf(asked.name());
    String name = nameMark(username);
    String address = addressMark(asked.address());
    TryLedger ofName = ledgers.of(name);
    TryLedger ofAddress = ledgers.of(address);
    int worked = Verdict.NONE;
    switch (Verdict.of(ofName, ofAddress, worked, now)) {
      case Verdict.Open open -> {}
      case Verdict.Closed closed -> {
        return LoginAnswer.closed(TooMany.seconds(closed.until(), now));
      }
      case Verdict.ProofNeeded needed -> {
        if (asked.securityCode() == null) {
          return proofNeeded(needed);
        }
        try {
          worked = securityCodes.redeem(asked.securityCode(), needed.harder());
        } catch (Refusal wrongOrTooEasy) {
          return proofNeeded(needed);
        }
      }
    }
    int done = worked;
    try {
      if (!ledgers.count(address, now, present -> bears(ofName, present, done, now))) {
        return refused(name, address, now);
      }
      if (!ledgers.count(name, now, present -> bears(present, ofAddress, done, now))) {
        ledgers.change(address, TryLedger::oneFewer);
        return refused(name, address, now);
      }
    } catch (OptimisticLockingFailureException crowd) {
      return LoginAnswer.closed(1);
    }
    return LoginAnswer.open(username);
  }

  private static boolean bears(TryLedger name, TryLedger address, int worked, Instant now) {
    return Verdict.of(name, address, worked, now) instanceof Verdict.Open;
  }

  /** Others were counted while this one was on its way. */
  private LoginAnswer refused(String name, String address, Instant now) {
    return switch (Verdict.of(ledgers.of(name), ledgers.of(address), Verdict.NONE, now)) {
      case Verdict.Closed closed -> LoginAnswer.closed(TooMany.seconds(closed.until(), now));
      case Verdict.ProofNeeded needed -> proofNeeded(needed);
      case Verdict.Open again -> proofNeeded(new Verdict.ProofNeeded(0));
    };
  }

  private LoginAnswer proofNeeded(Verdict.ProofNeeded needed) {
    return LoginAnswer.proofNeeded(securityCodes.ask(needed.harder()));
  }

  /** A right password is no failure; the name's failures before it no longer follow each other. */
  void succeeded(NoteSuccess noted) {
    ledgers.change(nameMark(usernameOf(noted.name())), ledger -> ledger.oneFewer().unbroken());
    ledgers.change(addressMark(noted.address()), TryLedger::oneFewer);
  }

  /** The one form that user names have at Keycloak; of a national code the account's, if any. */
  private String usernameOf(String typed) {
    NationalCode nationalCode;
    try {
      nationalCode = new NationalCode(typed);
    } catch (Refusal userName) {
      return PersianText.normalise(typed).toLowerCase(Locale.ROOT);
    }
    return accounts
        .usernameOf(vault.fingerprint(Account.nationalPlace(nationalCode)))
        .orElse(nationalCode.value());
  }

  private String nameMark(String username) {
    return vault.fingerprint("login-name:" + username);
  }

  private String addressMark(String address) {
    return vault.fingerprint("login-address:" + Address.of(address).network());
  }
}
