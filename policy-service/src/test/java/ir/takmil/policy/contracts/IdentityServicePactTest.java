package ir.takmil.policy.contracts;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Consumer;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.Doors;
import ir.takmil.policy.PolicyParts;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What identity-service asks of us. */
@PolicyParts
@Provider("policy-service")
@Consumer("identity-service")
@PactFolder("../contracts/pacts")
class IdentityServicePactTest {
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
          "Authorization", "Bearer " + TestTokens.service(Doors.US, "identity-service"));
      context.verifyInteraction();
    }
  }

  @State("a person is insured")
  void aPersonIsInsured(Map<String, Object> given) {
    Known.insured(
        Doors.at(port),
        String.valueOf(given.get("personId")),
        String.valueOf(given.get("nationalCode")),
        String.valueOf(given.get("birthDate")));
  }

  @State("nobody is insured with this national code")
  void nobodyIsInsured() {}
}
