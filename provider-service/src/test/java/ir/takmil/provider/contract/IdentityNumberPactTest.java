package ir.takmil.provider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.provider.prescription.IdentityNumbersAsked;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What we need of policy-service: the national code of a person of the asker's family. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "policy-service", pactVersion = PactSpecVersion.V4)
class IdentityNumberPactTest {
  private static final String MAIN = "0199d0e0-0003-7000-8000-000000000001";
  private static final String DAUGHTER = "0199d0e0-0003-7000-8000-000000000003";
  private static final String STRANGER = "0199d0e0-0003-7000-8000-0000000000ff";

  @Pact(consumer = "provider-service")
  V4Pact ofTheFamily(PactDslWithProvider provider) {
    return provider
        .given("a person belongs to a family", Map.of("personId", DAUGHTER, "mainInsuredId", MAIN))
        .uponReceiving("a question for the national code of a member of the family")
        .method("GET")
        .path("/internal/people/" + DAUGHTER + "/identity-number")
        .query("family=" + MAIN)
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(200)
        .body(
            LambdaDsl.newJsonBody(
                    body -> body.stringMatcher("nationalCode", "[0-9]{10}", "9903719582"))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "ofTheFamily")
  void aMemberOfTheFamilyHasANationalCode(MockServer policy) {
    assertThat(IdentityNumbersAsked.at(policy.getUrl(), DAUGHTER, MAIN))
        .contains(new NationalCode("9903719582"));
  }

  @Pact(consumer = "provider-service")
  V4Pact ofAnother(PactDslWithProvider provider) {
    return provider
        .given(
            "a person does not belong to a family",
            Map.of("personId", STRANGER, "mainInsuredId", MAIN))
        .uponReceiving("a question for the national code of somebody else")
        .method("GET")
        .path("/internal/people/" + STRANGER + "/identity-number")
        .query("family=" + MAIN)
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(404)
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "ofAnother")
  void aStrangerHasNone(MockServer policy) {
    assertThat(IdentityNumbersAsked.at(policy.getUrl(), STRANGER, MAIN)).isEmpty();
  }
}
