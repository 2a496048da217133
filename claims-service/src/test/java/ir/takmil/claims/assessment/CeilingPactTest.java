package ir.takmil.claims.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.claims.assessment.RemainingCeilings.Remaining;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What we need of policy-service: what is left of a ceiling. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "policy-service", pactVersion = PactSpecVersion.V4)
class CeilingPactTest {
  private static final String CONTRACT = "0199d0e0-0001-7000-8000-0000000000d1";
  private static final String NOBODY = "0199d0e0-0003-7000-8000-0000000000d9";
  private static final LocalDate DAY = LocalDate.parse("2026-06-01");

  private static RemainingCeilings ceilings(MockServer policy) {
    var tolerant =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    return new PolicyCeilings(
        Neighbours.plain(policy.getUrl(), Duration.ofSeconds(5), tolerant)
            .mutate()
            .defaultHeader("Authorization", "Bearer a-token")
            .build());
  }

  @Pact(consumer = "claims-service")
  V4Pact unknown(PactDslWithProvider provider) {
    return provider
        .uponReceiving("a question for what is left of the ceiling of nobody")
        .method("GET")
        .path("/internal/remaining-ceiling")
        .matchQuery("contract", ".+", CONTRACT)
        .matchQuery("person", ".+", NOBODY)
        .matchQuery("service", ".+", "PHARMACY")
        .matchQuery("on", ".+", DAY.toString())
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(404)
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "unknown")
  void ofWhomItDoesNotKnowNothingIsKnown(MockServer policy) {
    assertThat(ceilings(policy).of(new ContractId(CONTRACT), new PersonId(NOBODY), "PHARMACY", DAY))
        .isEmpty();
  }

  @Pact(consumer = "claims-service")
  V4Pact known(PactDslWithProvider provider) {
    return provider
        .given("a person has a place in a contract", Map.of("personId", Told.PERSON))
        .uponReceiving("a question for what is left of a ceiling")
        .method("GET")
        .path("/internal/remaining-ceiling")
        .matchQuery("contract", ".+", Told.CONTRACT)
        .matchQuery("person", ".+", Told.PERSON)
        .matchQuery("service", ".+", "PHARMACY")
        .matchQuery("on", ".+", DAY.toString())
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(200)
        .body(
            LambdaDsl.newJsonBody(
                    body -> {
                      body.booleanType("unlimited", false);
                      body.integerType("remaining", 100_000_000);
                    })
                .build())
        .toPact(V4Pact.class);
  }

  /** As policy-service's provider test makes them of the person. */
  private static final class Told {
    static final String PERSON = "0199d0e0-0003-7000-8000-0000000000d1";
    static final String CONTRACT =
        java.util
            .UUID
            .nameUUIDFromBytes(
                ("contract of " + PERSON).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toString();
  }

  @Test
  @PactTestFor(pactMethod = "known")
  void whatIsLeftIsUnderstood(MockServer policy) {
    assertThat(
            ceilings(policy)
                .of(new ContractId(Told.CONTRACT), new PersonId(Told.PERSON), "PHARMACY", DAY))
        .contains(new Remaining(false, Rials.of(100_000_000)));
  }
}
