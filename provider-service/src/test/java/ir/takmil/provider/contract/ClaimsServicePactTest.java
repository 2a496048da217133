package ir.takmil.provider.contract;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

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
import ir.takmil.provider.OutsideStandIn;
import ir.takmil.provider.WholeService;
import java.net.URI;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** What claims-service asks of us. */
@Provider("provider-service")
@Consumer("claims-service")
@PactFolder("../contracts/pacts")
@PactFilter(value = "Synchronous/HTTP", filter = InteractionFilter.ByInteractionType.class)
class ClaimsServicePactTest extends WholeService {
  @BeforeEach
  void target(@Nullable PactVerificationContext context) {
    if (context != null) {
      context.setTarget(new HttpTestTarget("127.0.0.1", URI.create(base()).getPort()));
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void weDoWhatTheyNeed(@Nullable PactVerificationContext context, @Nullable HttpRequest request) {
    if (context != null && request != null) {
      request.setHeader(
          "Authorization", "Bearer " + TestTokens.service("provider-service", "claims-service"));
      context.verifyInteraction();
    }
  }

  private static void family(Map<String, Object> given) {
    OUTSIDE.knows(
        String.valueOf(given.get("personId")), String.valueOf(given.get("familyId")), "9903719582");
  }

  @State("a basic insurer knows a prescription of a person of a family")
  void known(Map<String, Object> given) {
    family(given);
    // The first inquiry of a process takes longer than anybody would wait.
    OUTSIDE.knows("warm", "warm", "9903719582");
    var first = Map.of("personId", "warm", "basicInsurer", "SOCIAL_SECURITY", "on", "2026-11-20");
    eventually(() ->
        assertThat(
                tree(post(insured("warm"), "/prescription-inquiries", first))
                    .path("state")
                    .asString())
            .isEqualTo("ANSWERED"));
  }

  @State("the basic insurer of a person of a family does not answer")
  void silent(Map<String, Object> given) {
    family(given);
    OUTSIDE.is(OutsideStandIn.SOCIAL_SECURITY, OutsideStandIn.Mood.FAILS);
  }

  @State("a person does not belong to a family")
  void stranger() {}
}
