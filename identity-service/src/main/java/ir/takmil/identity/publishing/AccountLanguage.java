package ir.takmil.identity.publishing;

import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.AccountEvent;
import ir.takmil.identity.account.AccountEvent.AccountOpened;
import ir.takmil.identity.account.AccountId;
import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.outbox.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * What the world hears of an account: that it is there, and whose it is. Never a name or number.
 */
final class AccountLanguage {
  private AccountLanguage() {}

  static Optional<Message> say(Account account, AccountEvent event) {
    return switch (event) {
      case AccountOpened opened ->
          Optional.of(
              new Message(
                  "identity.account-opened.v1",
                  new Opened(account.id(), account.person(), account.openedAt())));
    };
  }

  record Opened(AccountId accountId, PersonId personId, Instant openedAt) {}
}
