package ir.takmil.policy.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Consumer;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.codes.Phones;
import ir.takmil.policy.person.PersonId;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What provider-service asks of us. */
@PolicyParts
@Provider("policy-service")
@Consumer("provider-service")
@PactFolder("../contracts/pacts")
class ProviderServicePactTest {
  @LocalServerPort private int port;
  @Autowired private Phones phones;

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
          "Authorization", "Bearer " + TestTokens.service(Doors.US, "provider-service"));
      context.verifyInteraction();
    }
  }

  @State("a person belongs to a family")
  void aPersonBelongsToAFamily(Map<String, Object> given) {
    Known.family(
        Doors.at(port),
        String.valueOf(given.get("mainInsuredId")),
        String.valueOf(given.get("personId")));
  }

  @State("a person does not belong to a family")
  void aPersonDoesNotBelongToAFamily() {}

  /** Of families of their own: a code goes out once a minute. */
  @State("a person was asked")
  void aPersonWasAsked(Map<String, Object> given) {
    asked(given, "0199d0e0-0003-7000-8000-0000000000c6", "9800000127");
  }

  @State("a person has consented")
  void aPersonHasConsented(Map<String, Object> given) {
    String main = "0199d0e0-0003-7000-8000-0000000000c7";
    asked(given, main, "9800000232");
    Doors.Answer answer =
        Doors.at(port)
            .service("provider-service")
            .post(
                "/internal/consents/" + given.get("consentId") + "/eligibility",
                Map.of(
                    "centreId",
                    String.valueOf(given.get("centreId")),
                    "by",
                    "an-account",
                    "code",
                    phones.lastAt(Invented.mobileOf(new PersonId(main)))));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private void asked(Map<String, Object> given, String main, String nationalCode) {
    Known.insured(Doors.at(port), main, nationalCode, "1985-05-12");
    Doors.Answer answer =
        Doors.at(port)
            .service("provider-service")
            .post(
                "/internal/consents",
                Map.of(
                    "id",
                    String.valueOf(given.get("consentId")),
                    "nationalCode",
                    nationalCode,
                    "centreId",
                    String.valueOf(given.get("centreId")),
                    "centreName",
                    "درمانگاه نمونه",
                    "by",
                    "an-account",
                    "on",
                    "2026-06-01"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
  }
}
