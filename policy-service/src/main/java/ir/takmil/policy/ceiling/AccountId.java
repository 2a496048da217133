package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Identifier;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.CoverCode;

/** One account of the ledger. */
public record AccountId(String value) implements Identifier {

  /**
   * The account that a use is held on: the person's own or their family's, for the contract, one of
   * its years or one event. Before there is an event, nothing has been drawn for it: that account
   * is never stored.
   */
  public static AccountId of(Use use, CoverCode cover, Ceiling ceiling) {
    String whose =
        switch (ceiling.scope()) {
          case PERSON -> use.person().value();
          case FAMILY -> use.mainInsured().value() + "+";
        };
    String when =
        switch (ceiling.per()) {
          case CONTRACT -> "";
          case YEAR -> ":" + use.period().yearOf(use.day());
          case EVENT -> ":" + use.event();
        };
    return new AccountId(use.contract().value() + ":" + whose + ":" + cover.value() + when);
  }
}
