package ir.takmil.identity.enquiry;

import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.Accounts;
import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.vault.Vault;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The one door through which a mobile leaves this service, to the one that sends messages. */
@RestController
class ContactApi {
  private final Accounts accounts;
  private final Vault vault;

  ContactApi(Accounts accounts, Vault vault) {
    this.accounts = accounts;
    this.vault = vault;
  }

  @GetMapping("/internal/people/{person}/contact")
  @RolesAllowed("service:notification-service")
  ContactView contact(@PathVariable PersonId person) {
    return accounts
        .of(person)
        .map(account -> new ContactView(mobileOf(account)))
        .orElseThrow(() -> Refusal.unknown("not-found"));
  }

  private Mobile mobileOf(Account account) {
    return new Mobile(vault.open(account.sealedMobile(), Account.mobilePlace(account.id())));
  }

  record ContactView(Mobile mobile) {}
}
