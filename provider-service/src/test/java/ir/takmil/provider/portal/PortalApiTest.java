package ir.takmil.provider.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import ir.takmil.provider.WholeService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.ResponseEntity;

@ExtendWith(OutputCaptureExtension.class)
class PortalApiTest extends WholeService {
  private static final String NATIONAL_CODE = "9903719582";
  static final String ELIGIBLE =
      """
      {"personId":"0199d0e0-0003-7000-8000-000000000003","givenName":"برنا","familyName":"نمونه‌ای",
      "on":"2026-11-21","readableUntil":"2026-11-21T08:30:00Z","later":1,"items":[{"contractId":"c",
      "contractNumber":"1405/1/14/9/901","insurer":"بیمهٔ نمونه","policyholder":"کارخانه","planId":"p",
      "plan":"طرح یک","relation":"SON","from":"2026-03-21","to":"2027-03-20",
      "basicInsurer":"SOCIAL_SECURITY","specialPatient":false,"covers":[{"cover":{"code":"DRUGS",
      "title":"دارو"},"covered":true,"reasons":[],"unlimited":false,"remaining":5000},{"cover":
      {"code":"VISITS","title":"ویزیت"},"covered":true,"reasons":[],"unlimited":true,
      "remaining":null}]}]}\
      """;

  @Autowired private MongoTemplate mongo;
  private final String centre = UUID.randomUUID().toString();
  private final String id = UUID.randomUUID().toString();

  @BeforeEach
  void aContractedCentre() {
    list(centre, null);
  }

  private void list(String centreId, String contractEnd) {
    var listing = new HashMap<String, Object>();
    listing.put("name", "درمانگاه نمونه");
    listing.put("kind", "CLINIC");
    listing.put("affiliation", "خصوصی");
    listing.put("province", "یزد");
    listing.put("city", "یزد");
    listing.put("address", "خیابان یک");
    listing.put("phones", List.of());
    listing.put("contractStart", "2025-03-21");
    listing.put("contractEnd", contractEnd);
    listing.put("scope", "همه خدمات");
    assertThat(put(operator(), "/centres/" + centreId, listing).getStatusCode().value())
        .isEqualTo(201);
  }

  private static String user(String ofCentre) {
    return TestTokens.organisation("provider-service", "user1", ofCentre, "provider");
  }

  private Map<String, Object> asking() {
    return Map.of("id", id, "nationalCode", NATIONAL_CODE, "on", "2026-11-21");
  }

  private ResponseEntity<String> ask(String token) {
    return post(token, "/portal/consents", asking());
  }

  private ResponseEntity<String> give(String code) {
    return post(user(centre), "/portal/consents/" + id + "/eligibility", Map.of("code", code));
  }

  private void refused(ResponseEntity<String> answer, int status, String code) {
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
    assertThat(tree(answer).get("code").asString()).isEqualTo(code);
    assertThat(tree(answer).get("detail").asString())
        .matches("(?s).*[\\u0600-\\u06ff].*")
        .doesNotContain("{");
  }

  @Test
  void aCentreAsksInItsOwnNameAndNothingIsKept(CapturedOutput output) {
    OUTSIDE.answersConsents(202, "{\"id\":\"" + id + "\",\"expiresAt\":\"2026-11-21T08:02:00Z\"}");
    ResponseEntity<String> asked = ask(user(centre));

    assertThat(asked.getStatusCode().value()).isEqualTo(202);
    assertThat(tree(asked).propertyNames()).containsExactlyInAnyOrder("id", "expiresAt");
    assertThat(OUTSIDE.questions())
        .singleElement()
        .asString()
        .startsWith("POST /internal/consents ")
        .contains("\"centreId\":\"" + centre + "\"", "درمانگاه نمونه", NATIONAL_CODE, "\"by\"");
    for (String collection : mongo.getCollectionNames()) {
      assertThat(mongo.findAll(Document.class, collection).toString())
          .as(collection)
          .doesNotContain(NATIONAL_CODE);
    }
    assertThat(output).doesNotContain(NATIONAL_CODE);
  }

  @Test
  void withTheCodeItSeesHowThePersonIsInsuredAndSeesItAgain() {
    OUTSIDE.answersConsents(200, ELIGIBLE);
    ResponseEntity<String> given = give("۱۲۳۴۵۶");
    assertThat(given.getStatusCode().value()).as(given.getBody()).isEqualTo(200);
    assertThat(tree(given).at("/items/0/covers/0/remaining").asLong()).isEqualTo(5000);
    assertThat(tree(given).at("/items/0/covers/1").get("remaining").isNull()).isTrue();

    ResponseEntity<String> again = get(user(centre), "/portal/consents/" + id);
    assertThat(tree(again)).isEqualTo(tree(given));
    assertThat(OUTSIDE.questions().getLast())
        .startsWith("GET /internal/consents/" + id + "?centre=" + centre + "&by=");
  }

  @ParameterizedTest
  @CsvSource({
    "422, code-wrong",
    "422, code-expired",
    "404, consent-unknown",
    "409, consent-given-already",
    "409, consent-over",
    "409, consent-not-given",
    "429, code-too-soon",
    "429, code-too-often"
  })
  void whatPolicyServiceRefusesIsSaidToTheCentre(int status, String code) {
    OUTSIDE.answersConsents(
        status,
        "{\"code\":\""
            + code
            + "\",\"triesLeft\":4,\"retryAfter\":30,\"minutes\":1,\"detail\":\"x\"}");
    ResponseEntity<String> answer = give("123456");
    refused(answer, status, code);
    assertThat(tree(answer).get("triesLeft").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "", "{\"code\":\"invalid\"}", "[1]"})
  void whatCannotBeUnderstoodIsAway(String body) {
    OUTSIDE.answersConsents(403, body);
    refused(give("123456"), 503, "neighbour-away");
    OUTSIDE.answersConsents(200, body.equals("{\"code\":\"invalid\"}") ? "<p>" : body);
    refused(ask(user(centre)), 503, "neighbour-away");
  }

  @Test
  void whenPolicyServiceFailsItIsSaidAndACodeIsNotToldTwice() {
    OUTSIDE.answersConsents(503, "{}");
    refused(give("123456"), 503, "neighbour-away");
    refused(ask(user(centre)), 503, "neighbour-away");
    assertThat(OUTSIDE.questions()).as("one each").hasSize(2);
    refused(get(user(centre), "/portal/consents/" + id), 503, "neighbour-away");
    assertThat(OUTSIDE.questions()).as("reading is tried twice").hasSize(4);
  }

  @Test
  void whoIsNotContractedTodayDoesNotAsk() {
    String over = UUID.randomUUID().toString();
    list(over, "2026-11-20");
    refused(ask(user(over)), 422, "centre-not-contracted");
    refused(ask(user("never-heard-of")), 422, "centre-not-contracted");
    refused(
        ask(TestTokens.staff("provider-service", "provider1", "provider")),
        403,
        "organisation-needed");
    assertThat(OUTSIDE.questions()).isEmpty();
  }

  @Test
  void whatIsTypedWrongIsNamed() {
    var wrong = new HashMap<>(asking());
    wrong.put("nationalCode", "1234567890");
    ResponseEntity<String> answer = post(user(centre), "/portal/consents", wrong);
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(tree(answer).at("/errors/0/pointer").asString()).isEqualTo("/nationalCode");
    assertThat(get(user(centre), "/portal/consents/x").getStatusCode().value()).isEqualTo(400);
    assertThat(OUTSIDE.questions()).isEmpty();
  }
}
