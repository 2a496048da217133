package ir.takmil.policy.contracts;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Consumer;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.filter.InteractionFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What claims-service asks of us. */
@PolicyParts
@Provider("policy-service")
@Consumer("claims-service")
@PactFolder("../contracts/pacts")
@PactFilter(value = "Synchronous/HTTP", filter = InteractionFilter.ByInteractionType.class)
class PayeePactTest {
  @LocalServerPort private int port;

  @BeforeEach
  void target(@Nullable PactVerificationContext context) {
    if (context != null) {
      context.setTarget(new HttpTestTarget("127.0.0.1", port));
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void weDoWhatTheyNeed(@Nullable PactVerificationContext context, @Nullable HttpRequest request) {
    if (context != null && request != null) {
      request.setHeader(
          "Authorization", "Bearer " + TestTokens.service(Doors.US, "claims-service"));
      context.verifyInteraction();
    }
  }

  @State({"a person has an account", "a person has a place in a contract"})
  void aPersonHasAnAccount(Map<String, Object> given) {
    Known.insured(
        Doors.at(port),
        String.valueOf(given.get("personId")),
        Invented.nationalCode().value(),
        "1985-05-12");
  }

  @State("a person has no account")
  void aPersonHasNoAccount() {}
}
