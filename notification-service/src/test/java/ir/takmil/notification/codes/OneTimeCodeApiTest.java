package ir.takmil.notification.codes;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.notification.SmsStandIn.Mood;
import ir.takmil.notification.WholeService;
import ir.takmil.platform.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@ExtendWith(OutputCaptureExtension.class)
class OneTimeCodeApiTest extends WholeService {
  private static final String BODY = "{\"mobile\":\"09199999909\",\"code\":\"418265\"}";

  @Autowired private MongoTemplate mongo;
  private final String id = UUID.randomUUID().toString();

  private ResponseEntity<String> put(String token, String body) {
    return as(token)
        .put()
        .uri("/internal/one-time-codes/{id}", id)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(String.class);
  }

  private ResponseEntity<String> put(String body) {
    return put(TestTokens.service("notification-service", "identity-service"), body);
  }

  @Test
  void aCodeIsPassedOnAndNotKept(CapturedOutput output) {
    assertThat(put(BODY).getStatusCode().value()).isEqualTo(202);
    assertThat(put(BODY).getStatusCode().value()).as("again").isEqualTo(202);

    assertThat(SMS.sentTo("+989199999909"))
        .singleElement()
        .satisfies(sms -> assertThat(sms.text()).contains("418265"));
    for (String collection : mongo.getCollectionNames()) {
      assertThat(mongo.findAll(org.bson.Document.class, collection).toString())
          .doesNotContain("418265")
          .doesNotContain("9199999909");
    }
    assertThat(output).doesNotContain("418265").doesNotContain("9199999909");
  }

  @Test
  void aProviderThatDoesNotAnswerIsToldToTheCallerAndNothingIsLogged(CapturedOutput output) {
    SMS.sends(Mood.FAILS);
    ResponseEntity<String> refused = put(BODY);
    assertThat(refused.getStatusCode().value()).isEqualTo(503);
    assertThat(json.readTree(refused.getBody()).get("code").asString()).isEqualTo("sms-away");
    assertThat(output).doesNotContain("418265").doesNotContain("9199999909");
  }

  @Test
  void aLostAnswerIsAskedForAtOnce() {
    SMS.sends(Mood.ACCEPTS_THEN_FAILS);
    assertThat(put(BODY).getStatusCode().value()).isEqualTo(202);
    assertThat(SMS.sentTo("+989199999909")).hasSize(1);
  }

  @Test
  void aWrongNumberOrCodeIsNamed(CapturedOutput output) {
    ResponseEntity<String> number = put("{\"mobile\":\"0912\",\"code\":\"418265\"}");
    assertThat(number.getStatusCode().value()).isEqualTo(400);
    assertThat(json.readTree(number.getBody()).at("/errors/0/pointer").asString())
        .isEqualTo("/mobile");
    ResponseEntity<String> code = put("{\"mobile\":\"09199999909\",\"code\":\"۴۱۸۲۶۵ and more\"}");
    assertThat(code.getStatusCode().value()).isEqualTo(400);
    assertThat(json.readTree(code.getBody()).at("/errors/0/pointer").asString()).isEqualTo("/code");
    assertThat(put("{\"mobile\":\"09199999909\"}").getStatusCode().value()).isEqualTo(400);
    assertThat(SMS.sentTo("+989199999909")).isEmpty();
    assertThat(output).doesNotContain("9199999909");
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    ResponseEntity<String> refused =
        as(TestTokens.service("notification-service", "identity-service"))
            .put()
            .uri("/internal/one-time-codes/{id}", "x".repeat(101))
            .contentType(MediaType.APPLICATION_JSON)
            .body(BODY)
            .retrieve()
            .toEntity(String.class);
    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    assertThat(json.readTree(refused.getBody()).get("code").asString()).isEqualTo("id-wrong");
  }

  @Test
  void identityServiceAndPolicyServiceSendCodesAndNobodyElse() {
    assertThat(put(TestTokens.service("notification-service", "policy-service"), BODY))
        .extracting(answer -> answer.getStatusCode().value())
        .isEqualTo(202);
    assertThat(SMS.sentTo("+989199999909")).hasSize(1);
    assertThat(put(TestTokens.service("notification-service", "claims-service"), BODY))
        .extracting(answer -> answer.getStatusCode().value())
        .isEqualTo(403);
    assertThat(put(TestTokens.person("notification-service", "p"), BODY))
        .extracting(answer -> answer.getStatusCode().value())
        .isEqualTo(403);
    assertThat(SMS.sentTo("+989199999909")).hasSize(1);
  }

  private ResponseEntity<String> consent(String service, String body) {
    return as(TestTokens.service("notification-service", service))
        .put()
        .uri("/internal/consent-codes/{id}", id)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(String.class);
  }

  @Test
  void aCodeOfConsentNamesTheCentreThatWillLook(CapturedOutput output) {
    String body = "{\"mobile\":\"09199999909\",\"code\":\"418265\",\"centre\":\"درمانگاه {code}\"}";
    assertThat(consent("policy-service", body).getStatusCode().value()).isEqualTo(202);
    assertThat(consent("policy-service", body).getStatusCode().value()).as("again").isEqualTo(202);

    assertThat(SMS.sentTo("+989199999909"))
        .singleElement()
        .satisfies(sms -> assertThat(sms.text()).contains("418265").contains("«درمانگاه {code}»"));
    assertThat(output).doesNotContain("418265").doesNotContain("9199999909");
  }

  @Test
  void withNobodyToReachTheProviderIsAskedAllTheSame() {
    String body = "{\"code\":\"418265\",\"centre\":\"درمانگاه\"}";
    assertThat(consent("policy-service", body).getStatusCode().value()).isEqualTo(202);
    SMS.answersQuestions(Mood.FAILS);
    assertThat(consent("policy-service", body).getStatusCode().value()).isEqualTo(503);
    assertThat(SMS.sentTo("+989199999909")).isEmpty();
  }

  @Test
  void onlyPolicyServiceSendsACodeOfConsent() {
    String body = "{\"code\":\"418265\",\"centre\":\"درمانگاه\"}";
    assertThat(consent("identity-service", body).getStatusCode().value()).isEqualTo(403);
  }
}
