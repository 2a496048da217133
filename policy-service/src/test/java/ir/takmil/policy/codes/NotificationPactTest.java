package ir.takmil.policy.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.Mobile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.HttpServerErrorException;
import tools.jackson.databind.json.JsonMapper;

/** What we need of notification-service. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "notification-service", pactVersion = PactSpecVersion.V4)
class NotificationPactTest {
  private static final String CODE_ID = "2f0b7c44-51f3-4d4e-9a39-0f6a3f1f7c21";

  @Pact(consumer = "policy-service")
  V4Pact sent(PactDslWithProvider provider) {
    return asked(provider.given("the SMS provider answers"), "a one-time code to send")
        .willRespondWith()
        .status(202)
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "sent")
  void aCodeIsTakenForSending(MockServer notification) {
    assertThatCode(() -> send(notification)).doesNotThrowAnyException();
  }

  @Pact(consumer = "policy-service")
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
  void aCodeThatCannotBeSentIsKnownNotToBe(MockServer notification) {
    assertThatThrownBy(() -> send(notification))
        .isInstanceOf(HttpServerErrorException.ServiceUnavailable.class);
  }

  @Pact(consumer = "policy-service")
  V4Pact refused(PactDslWithProvider provider) {
    return asked(
            provider.given("the SMS provider refuses the number"),
            "a one-time code to a number that gets none")
        .willRespondWith()
        .status(400)
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "refused")
  void aNumberThatGetsNoneIsSaid(MockServer notification) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> send(notification))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("mobile-not-reached"));
  }

  private static PactDslRequestWithPath asked(PactDslWithState provider, String what) {
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
    var http =
        Neighbours.plain(notification.getUrl(), Duration.ofSeconds(5), new JsonMapper())
            .mutate()
            .defaultHeader("Authorization", "Bearer a-token")
            .build();
    new NotificationService(http).send(CODE_ID, new Mobile("09000001101"), "048213");
  }
}
