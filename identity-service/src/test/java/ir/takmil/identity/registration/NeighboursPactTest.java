package ir.takmil.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** What we need of our neighbours. */
class NeighboursPactTest {
  private static final String NATIONAL_CODE = "9901452716";
  private static final String BIRTH_DATE = "1985-05-12";
  private static final String PERSON = "0199d0e0-0003-7000-8000-000000000001";
  private static final String CODE_ID = "6b0f5d0a-4f57-4f2a-8f7e-5a0c6f1d2e3b";

  private static RestClient at(MockServer neighbour) {
    return Neighbours.plain(neighbour.getUrl(), Duration.ofSeconds(5), new JsonMapper())
        .mutate()
        .defaultHeader("Authorization", "Bearer a-token")
        .build();
  }

  @Nested
  @ExtendWith(PactConsumerTestExt.class)
  @PactTestFor(providerName = "policy-service", pactVersion = PactSpecVersion.V4)
  class IdentityChecks {

    @Pact(consumer = "identity-service")
    V4Pact confirmed(PactDslWithProvider provider) {
      return provider
          .given(
              "a person is insured",
              Map.of("personId", PERSON, "nationalCode", NATIONAL_CODE, "birthDate", BIRTH_DATE))
          .uponReceiving("an identity check of an insured person")
          .method("POST")
          .path("/internal/identity-checks")
          .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
          .headers("Content-Type", "application/json")
          .body(
              LambdaDsl.newJsonBody(body ->
                      body.stringValue("nationalCode", NATIONAL_CODE)
                          .stringValue("birthDate", BIRTH_DATE))
                  .build())
          .willRespondWith()
          .status(200)
          .body(LambdaDsl.newJsonBody(body -> body.stringType("personId", PERSON)).build())
          .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "confirmed")
    void an_insured_person_is_confirmed(MockServer policy) {
      assertThat(
              new PolicyService(at(policy))
                  .confirm(new NationalCode(NATIONAL_CODE), LocalDate.parse(BIRTH_DATE)))
          .contains(new PersonId(PERSON));
    }

    @Pact(consumer = "identity-service")
    V4Pact notConfirmed(PactDslWithProvider provider) {
      return provider
          .given("nobody is insured with this national code", "nationalCode", "9902831648")
          .uponReceiving("an identity check of nobody on file")
          .method("POST")
          .path("/internal/identity-checks")
          .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
          .headers("Content-Type", "application/json")
          .body(
              LambdaDsl.newJsonBody(body ->
                      body.stringValue("nationalCode", "9902831648")
                          .stringValue("birthDate", "1981-11-03"))
                  .build())
          .willRespondWith()
          .status(404)
          .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "notConfirmed")
    void nobody_on_file_is_not(MockServer policy) {
      assertThat(
              new PolicyService(at(policy))
                  .confirm(new NationalCode("9902831648"), LocalDate.parse("1981-11-03")))
          .isEmpty();
    }
  }

  @Nested
  @ExtendWith(PactConsumerTestExt.class)
  @PactTestFor(providerName = "notification-service", pactVersion = PactSpecVersion.V4)
  class OneTimeCodesSent {

    @Pact(consumer = "identity-service")
    V4Pact sent(PactDslWithProvider provider) {
      return asked(provider.given("the SMS provider answers"), "a one-time code to send")
          .willRespondWith()
          .status(202)
          .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "sent")
    void a_code_is_taken_for_sending(MockServer notification) {
      assertThatCode(() -> send(notification)).doesNotThrowAnyException();
    }

    @Pact(consumer = "identity-service")
    V4Pact away(PactDslWithProvider provider) {
      return asked(
              provider.given("the SMS provider does not answer"),
              "a one-time code that cannot be sent now")
          .willRespondWith()
          .status(503)
          .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "away")
    void a_code_that_cannot_be_sent_is_known_not_to_be(MockServer notification) {
      assertThatThrownBy(() -> send(notification))
          .isInstanceOf(HttpServerErrorException.ServiceUnavailable.class);
    }

    private static au.com.dius.pact.consumer.dsl.PactDslRequestWithPath asked(
        au.com.dius.pact.consumer.dsl.PactDslWithState provider, String what) {
      return provider
          .uponReceiving(what)
          .method("PUT")
          .path("/internal/one-time-codes/" + CODE_ID)
          .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
          .headers("Content-Type", "application/json")
          .body(
              LambdaDsl.newJsonBody(body ->
                      body.stringMatcher("mobile", "\\+989[0-9]{9}", "+989000001101")
                          .stringMatcher("code", "[0-9]{6}", "048213"))
                  .build());
    }

    private static void send(MockServer notification) {
      new NotificationService(at(notification)).send(CODE_ID, new Mobile("09000001101"), "048213");
    }
  }
}
