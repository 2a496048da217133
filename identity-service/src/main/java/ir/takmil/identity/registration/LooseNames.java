package ir.takmil.identity.registration;

import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.Accounts;
import ir.takmil.identity.account.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Frees a name at Keycloak that a registration let go of, unless another still means it. */
@Component
class LooseNames {
  private final Registrations registrations;
  private final Accounts accounts;
  private final Keycloak keycloak;
  private final Clock clock;

  LooseNames(Registrations registrations, Accounts accounts, Keycloak keycloak, Clock clock) {
    this.registrations = registrations;
    this.accounts = accounts;
    this.keycloak = keycloak;
    this.clock = clock;
  }

  /** All that a registration ever asked for, before it goes. */
  void freeAll(Registration registration) {
    registration.names().forEach(name -> free(registration.person(), name));
  }

  void free(PersonId person, String username) {
    if (!held(person, username)) {
      keycloak.removeDisabled(new Username(username), person);
    }
  }

  /** Once a person has an account, no other registration of theirs can come to anything. */
  private boolean held(PersonId person, String username) {
    Instant now = clock.instant();
    boolean meant = registrations.of(person).stream().anyMatch(one -> one.holds(username, now));
    Optional<Account> account = accounts.of(person);
    return account.map(one -> one.username().equals(username)).orElse(meant);
  }
}
