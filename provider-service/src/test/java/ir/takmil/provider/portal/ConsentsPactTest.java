package ir.takmil.provider.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.web.Caller;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What we need of policy-service: that it asks a person, and shows what they let be seen. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "policy-service", pactVersion = PactSpecVersion.V4)
class ConsentsPactTest {
  private static final String CENTRE = "0199d0e0-0007-7000-8000-000000000001";
  private static final String ACCOUNT = "3f0b7c44-51f3-4d4e-9a39-0f6a3f1f7c21";
  private static final String ASKED = "0199d0e0-0008-7000-8000-000000000001";
  private static final String OUT = "0199d0e0-0008-7000-8000-000000000002";
  private static final String GIVEN = "0199d0e0-0008-7000-8000-000000000003";

  @Pact(consumer = "provider-service")
  V4Pact asked(PactDslWithProvider provider) {
    return provider
        .uponReceiving("a question for a person's consent")
        .method("POST")
        .path("/internal/consents")
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .headers("Content-Type", "application/json")
        .body(
            LambdaDsl.newJsonBody(body ->
                    body.stringType("id", ASKED)
                        .stringMatcher("nationalCode", "[0-9]{10}", "9800000011")
                        .stringType("centreId", CENTRE)
                        .stringType("centreName", "درمانگاه نمونه")
                        .stringType("by", ACCOUNT)
                        .stringMatcher("on", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-06-01"))
                .build())
        .willRespondWith()
        .status(202)
        .body(
            LambdaDsl.newJsonBody(body ->
                    body.stringValue("id", ASKED)
                        .stringMatcher("expiresAt", ".+Z", "2026-06-01T08:02:00Z"))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "asked")
  void aPersonIsAsked(MockServer policy) {
    var asking =
        new AskConsent(
            new ConsentId(ASKED), new NationalCode("9800000011"), LocalDate.parse("2026-06-01"));
    assertThat(consents(policy).ask(asking, centre(), user()))
        .isEqualTo(new Asked(new ConsentId(ASKED), Instant.parse("2026-06-01T08:02:00Z")));
  }

  @Pact(consumer = "provider-service")
  V4Pact wrong(PactDslWithProvider provider) {
    return provider
        .given("a person was asked", Map.of("consentId", OUT, "centreId", CENTRE))
        .uponReceiving("a wrong code of consent")
        .method("POST")
        .path("/internal/consents/" + OUT + "/eligibility")
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .headers("Content-Type", "application/json")
        .body(
            LambdaDsl.newJsonBody(body ->
                    body.stringValue("centreId", CENTRE)
                        .stringType("by", ACCOUNT)
                        .stringValue("code", "none"))
                .build())
        .willRespondWith()
        .status(422)
        .headers(Map.of("Content-Type", "application/problem+json"))
        .body(
            LambdaDsl.newJsonBody(
                    body -> body.stringValue("code", "code-wrong").integerType("triesLeft", 4))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "wrong")
  void aWrongCodeIsSaidToBeWrong(MockServer policy) {
    assertThatExceptionOfType(HttpClientErrorException.class)
        .isThrownBy(() -> consents(policy).give(new ConsentId(OUT), centre(), user(), "none"))
        .satisfies(refused -> assertThat(refused.getStatusCode().value()).isEqualTo(422));
  }

  @Pact(consumer = "provider-service")
  V4Pact read(PactDslWithProvider provider) {
    return provider
        .given("a person has consented", Map.of("consentId", GIVEN, "centreId", CENTRE))
        .uponReceiving("a question for what a person let be seen")
        .method("GET")
        .path("/internal/consents/" + GIVEN)
        .query("centre=" + CENTRE + "&by=" + ACCOUNT)
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(200)
        .body(
            LambdaDsl.newJsonBody(body ->
                    body.stringType("personId", "0199d0e0-0003-7000-8000-000000000003")
                        .stringType("givenName", "نسرین")
                        .stringType("familyName", "نمونه‌ای")
                        .stringType("on", "2026-06-01")
                        .stringMatcher("readableUntil", ".+Z", "2026-06-01T08:30:00Z")
                        .minArrayLike(
                            "items",
                            1,
                            place ->
                                place
                                    .stringType("contractId", "c")
                                    .stringType("contractNumber", "1405/1/14/9/901")
                                    .stringType("insurer", "بیمهٔ نمونه")
                                    .stringType("policyholder", "کارخانهٔ نمونه")
                                    .stringType("planId", "p")
                                    .stringType("plan", "طرح یک")
                                    .stringType("relation", "MAIN")
                                    .stringType("from", "2026-03-21")
                                    .stringType("to", "2027-03-20")
                                    .stringType("basicInsurer", "SOCIAL_SECURITY")
                                    .booleanType("specialPatient", false)
                                    .minArrayLike(
                                        "covers",
                                        1,
                                        left ->
                                            left.object(
                                                    "cover",
                                                    cover ->
                                                        cover
                                                            .stringType("code", "DRUGS")
                                                            .stringType("title", "دارو"))
                                                .booleanType("covered", true)
                                                .booleanType("unlimited", false))))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "read")
  void whatAPersonLetBeSeenIsShown(MockServer policy) {
    Eligibility seen = consents(policy).again(new ConsentId(GIVEN), centre(), user());
    assertThat(seen).isNotNull();
    assertThat(seen.items().getFirst().covers().getFirst().cover().code()).isEqualTo("DRUGS");
  }

  private static Caller user() {
    return new Caller(ACCOUNT, "user1", null, CENTRE, Set.of("provider"));
  }

  private static Centre centre() {
    return Centre.list(
        new CentreId(CENTRE),
        new Listing(
            "درمانگاه نمونه",
            CentreKind.CLINIC,
            "خصوصی",
            "یزد",
            "یزد",
            "خیابان یک",
            List.of(),
            "",
            null,
            null,
            LocalDate.parse("2025-03-21"),
            null,
            "همه خدمات",
            List.of(),
            List.of()),
        Instant.parse("2026-06-01T08:00:00Z"));
  }

  private static Consents consents(MockServer policy) {
    var mapper =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    return new Consents(
        Neighbours.plain(policy.getUrl(), Duration.ofSeconds(5), mapper)
            .mutate()
            .defaultHeaders(headers -> headers.setBearerAuth("a-token"))
            .build());
  }
}
