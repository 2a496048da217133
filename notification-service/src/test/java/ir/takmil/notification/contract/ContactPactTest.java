package ir.takmil.notification.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import ir.takmil.notification.message.PersonId;
import ir.takmil.notification.sending.ContactsAsked;
import ir.takmil.platform.value.Mobile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What we need of identity-service: a person's phone. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "identity-service", pactVersion = PactSpecVersion.V4)
class ContactPactTest {
  private static final String PERSON = "0199d0e0-0002-7000-8000-000000000001";
  private static final String NOBODY = "0199d0e0-0002-7000-8000-0000000000ff";

  @Pact(consumer = "notification-service")
  V4Pact known(PactDslWithProvider provider) {
    return provider
        .given("a person has an account", "personId", PERSON)
        .uponReceiving("a question for the contact of a person")
        .method("GET")
        .path("/internal/people/" + PERSON + "/contact")
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(200)
        .body(
            LambdaDsl.newJsonBody(
                    body -> body.stringMatcher("mobile", "\\+989[0-9]{9}", "+989120000001"))
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "known")
  void aPersonWithAnAccountHasAPhone(MockServer identity) {
    assertThat(ContactsAsked.at(identity.getUrl(), new PersonId(PERSON)))
        .contains(new Mobile("09120000001"));
  }

  @Pact(consumer = "notification-service")
  V4Pact unknown(PactDslWithProvider provider) {
    return provider
        .given("a person has no account", "personId", NOBODY)
        .uponReceiving("a question for the contact of a person without an account")
        .method("GET")
        .path("/internal/people/" + NOBODY + "/contact")
        .matchHeader("Authorization", "Bearer .+", "Bearer a-token")
        .willRespondWith()
        .status(404)
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "unknown")
  void aPersonWithoutAnAccountHasNone(MockServer identity) {
    assertThat(ContactsAsked.at(identity.getUrl(), new PersonId(NOBODY))).isEmpty();
  }
}
