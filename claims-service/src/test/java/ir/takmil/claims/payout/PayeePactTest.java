package ir.takmil.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.payout.Payees.Payee;
import ir.takmil.platform.security.Neighbours;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What we need of policy-service: whose account is paid. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "policy-service", pactVersion = PactSpecVersion.V4)
class PayeePactTest {
  private static final String WITH_ACCOUNT = "0199d0e0-0003-7000-8000-0000000000b1";
  private static final String WITHOUT = "0199d0e0-0003-7000-8000-0000000000b2";

  private static Payees payees(MockServer policy) {
    var tolerant =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    return new PolicyPayees(
        Neighbours.plain(policy.getUrl(), Duration.ofSeconds(5), tolerant)
            .mutate()
            .defaultHeader("Authorization", "Bearer a-token")
            .build());
  }

  @Pact(consumer = "claims-service")
  V4Pact known(PactDslWithProvider provider) {
    return provider
        .given("a person has an account", Map.of("personId", WITH_ACCOUNT))
        .uponReceiving("a question for the account of a main insured person")
        .method("GET")
        .path("/internal/people/" + WITH_ACCOUNT + "/payee")
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(200)
        .body(
            LambdaDsl.newJsonBody(body ->
                    body.stringMatcher("sheba", "IR[0-9]{24}", Shebas.of(7).value())
                        .stringType("name", "سارا رحیمی‌نژاد"))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "known")
  void aMainInsuredPersonHasAnAccountAndAName(MockServer policy) {
    assertThat(payees(policy).find(new PersonId(WITH_ACCOUNT)))
        .contains(new Payee(Shebas.of(7), "سارا رحیمی‌نژاد"));
  }

  @Pact(consumer = "claims-service")
  V4Pact unknown(PactDslWithProvider provider) {
    return provider
        .given("a person has no account", Map.of("personId", WITHOUT))
        .uponReceiving("a question for an account that is not on file")
        .method("GET")
        .path("/internal/people/" + WITHOUT + "/payee")
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(404)
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "unknown")
  void whoHasNoAccountIsNoPayee(MockServer policy) {
    assertThat(payees(policy).find(new PersonId(WITHOUT))).isEmpty();
  }
}
