package ir.takmil.identity.contract;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Consumer;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.AccountId;
import ir.takmil.identity.account.Accounts;
import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.vault.Vault;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What notification-service needs of us. */
@RealParts
@Provider("identity-service")
@Consumer("notification-service")
@PactFolder("../contracts/pacts")
class ContactPactTest {
  @LocalServerPort int port;
  @Autowired Accounts accounts;
  @Autowired Vault vault;

  @BeforeEach
  void target(PactVerificationContext context) {
    context.setTarget(new HttpTestTarget("127.0.0.1", port));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void we_do_what_notification_service_needs(PactVerificationContext context, HttpRequest request) {
    request.setHeader(
        "Authorization",
        "Bearer " + TestTokens.service("identity-service", "notification-service"));
    context.verifyInteraction();
  }

  @State("a person has an account")
  void aPersonHasAnAccount(Map<String, Object> given) {
    var id = new AccountId(UUID.randomUUID().toString());
    accounts.add(
        Account.open(
            id,
            new PersonId(String.valueOf(given.get("personId"))),
            id.value(),
            "nasrin.r",
            "a-login",
            vault.seal("+989120000001", Account.mobilePlace(id)),
            Instant.parse("2026-11-21T08:00:00Z")));
  }

  @State("a person has no account")
  void aPersonHasNoAccount() {}
}
