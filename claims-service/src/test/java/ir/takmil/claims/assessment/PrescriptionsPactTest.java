package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck.State;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What we need of provider-service: what a basic insurer knows of a claim's prescription. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "provider-service", pactVersion = PactSpecVersion.V4)
class PrescriptionsPactTest {
  private static final String MAIN = "0199d0e0-0003-7000-8000-000000000001";
  private static final String DAUGHTER = "0199d0e0-0003-7000-8000-000000000003";
  private static final String SON = "0199d0e0-0003-7000-8000-000000000004";
  private static final String STRANGER = "0199d0e0-0003-7000-8000-0000000000ff";
  private static final String NUMBER = "52906960";
  private static final String DAY = "2024-06-29";
  private static final int TOTAL = 1_330_300;

  private static Expense expense(String person) {
    Expense sent = registered().expense();
    return new Expense(
        sent.claimNumber(),
        sent.admissionId(),
        sent.trackingCode(),
        new PersonId(person),
        new PersonId(MAIN),
        sent.contractId(),
        sent.planId(),
        sent.planVersion(),
        sent.direction(),
        sent.service(),
        sent.cover(),
        sent.date(),
        "SOCIAL_SECURITY",
        null,
        null,
        new Prescription(
            NUMBER, "DRUG", LocalDate.parse(DAY), Rials.of(TOTAL), null, List.of(), null, null),
        null,
        sent.lines(),
        sent.contentHash());
  }

  private static Optional<State> compared(MockServer provider, String person) {
    var tolerant =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    return new ProviderPrescriptions(
            Neighbours.plain(provider.getUrl(), Duration.ofSeconds(5), tolerant)
                .mutate()
                .defaultHeader("Authorization", "Bearer a-token")
                .build())
        .compare(expense(person));
  }

  private static V4Pact asked(
      PactDslWithProvider provider,
      String given,
      String asking,
      String person,
      int status,
      @Nullable DslPart answer) {
    var response =
        provider
            .given(given, Map.of("personId", person, "familyId", MAIN))
            .uponReceiving(asking)
            .method("POST")
            .path("/internal/prescription-inquiries")
            .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
            .matchHeader("Content-Type", "application/json.*", "application/json")
            .body(
                LambdaDsl.newJsonBody(body ->
                        body.stringValue("personId", person)
                            .stringValue("familyId", MAIN)
                            .stringValue("basicInsurer", "SOCIAL_SECURITY")
                            .stringValue("on", DAY)
                            .booleanValue("fresh", true))
                    .build())
            .willRespondWith()
            .status(status);
    return (answer == null ? response : response.body(answer)).toPact(V4Pact.class);
  }

  @Pact(consumer = "claims-service")
  V4Pact found(PactDslWithProvider provider) {
    return asked(
        provider,
        "a basic insurer knows a prescription of a person of a family",
        "a question for the prescriptions of a day",
        DAUGHTER,
        200,
        LambdaDsl.newJsonBody(body ->
                body.stringValue("state", "ANSWERED")
                    .minArrayLike(
                        "items",
                        1,
                        one ->
                            one.stringType("number", NUMBER)
                                .stringMatcher("kind", "DRUG|VISIT|IMAGING|LABORATORY", "DRUG")
                                .stringMatcher("date", "\\d{4}-\\d{2}-\\d{2}", DAY)
                                .integerType("total", TOTAL)
                                .stringType("physician", "دکتر آذرمهر")
                                .minArrayLike(
                                    "items",
                                    1,
                                    item ->
                                        item.stringType("title", "قرص")
                                            .integerType("quantity", 2)
                                            .integerType("price", 300_000)
                                            .integerType("basicShare", 449_400))))
            .build());
  }

  @Test
  @PactTestFor(pactMethod = "found")
  void aPrescriptionThatIsKnownIsCompared(MockServer provider) {
    assertThat(compared(provider, DAUGHTER)).as("the shares differ").contains(State.DIFFERENT);
  }

  @Pact(consumer = "claims-service")
  V4Pact silent(PactDslWithProvider provider) {
    return asked(
        provider,
        "the basic insurer of a person of a family does not answer",
        "a question for prescriptions while the insurer is silent",
        SON,
        200,
        LambdaDsl.newJsonBody(
                body -> body.stringValue("state", "NOT_ANSWERING").array("items", none -> {}))
            .build());
  }

  @Test
  @PactTestFor(pactMethod = "silent")
  void anInsurerThatIsSilentHasSaidNothing(MockServer provider) {
    assertThat(compared(provider, SON)).isEmpty();
  }

  @Pact(consumer = "claims-service")
  V4Pact unknown(PactDslWithProvider provider) {
    return asked(
        provider,
        "a person does not belong to a family",
        "a question for the prescriptions of somebody else",
        STRANGER,
        404,
        null);
  }

  @Test
  @PactTestFor(pactMethod = "unknown")
  void whomNobodyKnowsHasNoPrescription(MockServer provider) {
    assertThat(compared(provider, STRANGER)).contains(State.NOT_FOUND);
  }
}
