package ir.takmil.identity.registration;

import ir.takmil.identity.tries.TooMany;
import ir.takmil.identity.tries.TryLedger;
import ir.takmil.identity.tries.TryLedger.Limit;
import ir.takmil.identity.tries.TryLedgers;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.vault.Vault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * One-time codes by SMS, whoever asks and through how many registrations: what may be sent to a
 * number and for a person, and when both are closed, for a hundred codes in a row were wrong.
 */
@Component
class CodeChannel {
  private static final Limit WRONG = new Limit(Limit.NONE, 100);

  private final SendingAllowances allowances;
  private final TryLedgers ledgers;
  private final OneTimeCodes oneTimeCodes;
  private final Vault vault;

  CodeChannel(
      SendingAllowances allowances, TryLedgers ledgers, OneTimeCodes oneTimeCodes, Vault vault) {
    this.allowances = allowances;
    this.ledgers = ledgers;
    this.oneTimeCodes = oneTimeCodes;
    this.vault = vault;
  }

  /** Whose codes, and to which number: keyed fingerprints. */
  record Ends(String personMark, String mobileMark) {}

  /** One sending off each end, or off none. */
  void take(Instant now, Ends ends) {
    refuseClosed(now, ends);
    allowances.take(now, ends.personMark(), ends.mobileMark());
  }

  /** What was taken is given back when nobody answers. */
  void deliver(Instant taken, Ends ends, Mobile mobile, String code) {
    try {
      oneTimeCodes.send(UUID.randomUUID().toString(), mobile, code);
    } catch (RuntimeException unanswered) {
      allowances.giveBack(taken, ends.personMark(), ends.mobileMark());
      throw unanswered;
    }
  }

  /** By reading alone: the tries of many codes at once may still go a few beyond the limit. */
  void refuseClosed(Instant now, Ends ends) {
    for (String mark : marks(ends)) {
      ledgers
          .of(mark)
          .closedUntil(WRONG, now)
          .ifPresent(until -> {
            throw TooMany.wait("codes-closed", until, now);
          });
    }
  }

  void wrong(Instant now, Ends ends) {
    marks(ends).forEach(mark -> ledgers.change(mark, ledger -> ledger.counted(now)));
  }

  void right(Ends ends) {
    marks(ends).forEach(mark -> ledgers.change(mark, TryLedger::unbroken));
  }

  private List<String> marks(Ends ends) {
    return List.of(
        vault.fingerprint("codes-wrong:" + ends.personMark()),
        vault.fingerprint("codes-wrong:" + ends.mobileMark()));
  }
}
