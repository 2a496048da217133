package ir.takmil.provider.prescription;

import static ir.takmil.platform.testing.Eventually.eventually;
import static ir.takmil.provider.OutsideStandIn.HEALTH_INSURANCE;
import static ir.takmil.provider.OutsideStandIn.POLICY;
import static ir.takmil.provider.OutsideStandIn.SOCIAL_SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.provider.OutsideStandIn.Mood;
import ir.takmil.provider.WholeService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class PrescriptionApiTest extends WholeService {
  private static final String CODE = "9901452716";

  @Autowired private MongoTemplate mongo;
  private final String mother = UUID.randomUUID().toString();
  private final String daughter = UUID.randomUUID().toString();

  PrescriptionApiTest() {
    OUTSIDE.knows(daughter, mother, CODE);
  }

  private Map<String, Object> question() {
    var question = new HashMap<String, Object>();
    question.put("personId", daughter);
    question.put("basicInsurer", "SOCIAL_SECURITY");
    question.put("on", "2026-11-20");
    return question;
  }

  private ResponseEntity<String> ask(Map<String, Object> question) {
    return post(insured(mother), "/prescription-inquiries", question);
  }

  private String state() {
    ResponseEntity<String> answer = ask(question());
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    return tree(answer).get("state").asString();
  }

  @Test
  void socialSecurityFindsByPersonAndDay() {
    JsonNode answer = tree(ask(question()));

    assertThat(answer.get("state").asString()).isEqualTo("ANSWERED");
    JsonNode found = answer.at("/items/0");
    assertThat(found.get("number").asString()).isEqualTo("52906960");
    assertThat(found.get("kind").asString()).isEqualTo("DRUG");
    assertThat(found.get("date").asString()).isEqualTo("2024-06-29");
    assertThat(found.get("total").asLong()).isEqualTo(1_330_300);
    assertThat(found.get("physician").asString()).isEqualTo("دکتر سپهری");
    assertThat(found.get("physicianCode").asString()).isEqualTo("99101");
    assertThat(found.has("editableUntil")).as("of long ago").isFalse();
    assertThat(found.at("/items/0/quantity").asLong()).isEqualTo(30);
    assertThat(found.at("/items/0/price").asLong()).isEqualTo(21_400);
    assertThat(found.at("/items/0/basicShare").asLong()).isEqualTo(449_400);
    assertThat(OUTSIDE.questions())
        .singleElement()
        .satisfies(asked -> assertThat(asked).contains(CODE).contains("2026-11-20"));
  }

  private ResponseEntity<String> neighbourAsks(String family) {
    return neighbourAsks(family, false);
  }

  private ResponseEntity<String> neighbourAsks(String family, boolean fresh) {
    Map<String, Object> question = question();
    question.put("familyId", family);
    question.put("fresh", fresh);
    return post(
        TestTokens.service("provider-service", "claims-service"),
        "/internal/prescription-inquiries",
        question);
  }

  @Test
  void aNeighbourAsksForAClaimOfThatFamily() {
    JsonNode answer = tree(neighbourAsks(mother));
    assertThat(answer.get("state").asString()).isEqualTo("ANSWERED");
    assertThat(answer.at("/items/0/number").asString()).isEqualTo("52906960");

    ResponseEntity<String> refused = neighbourAsks(daughter);
    assertThat(refused.getStatusCode().value()).isEqualTo(404);
    assertThat(tree(refused).get("code").asString()).isEqualTo("person-unknown");

    OUTSIDE.is(SOCIAL_SECURITY, Mood.FAILS);
    assertThat(tree(neighbourAsks(mother, true)).get("state").asString())
        .isEqualTo("NOT_ANSWERING");
  }

  @Test
  void theSameQuestionSoonAfterIsAnsweredFromMemoryUnlessItIsToBeFresh() {
    ask(question());
    ask(question());
    neighbourAsks(mother);
    assertThat(OUTSIDE.questions()).hasSize(1);

    neighbourAsks(mother, true);
    assertThat(OUTSIDE.questions()).hasSize(2);
  }

  @Test
  void whoDoesNotAnswerIsSaidWithWhatHappensNow() {
    OUTSIDE.is(SOCIAL_SECURITY, Mood.FAILS);
    JsonNode answer = tree(ask(question()));
    assertThat(answer.get("items")).isEmpty();
    assertThat(answer.get("retryAfterSeconds").asInt()).isEqualTo(15);
    assertThat(answer.get("message").asString())
        .startsWith("تأمین اجتماعی هم‌اکنون پاسخ نمی‌دهد")
        .contains("بدون نسخه ثبت کنید");

    OUTSIDE.is(HEALTH_INSURANCE, Mood.FAILS);
    var other = question();
    other.put("basicInsurer", "HEALTH_INSURANCE");
    other.put("trackingCode", "12345");
    assertThat(tree(ask(other)).get("message").asString()).startsWith("بیمهٔ سلامت");

    OUTSIDE.is(POLICY, Mood.FAILS);
    assertThat(tree(ask(question())).get("message").asString()).startsWith("استعلام نسخه");
  }

  @Test
  void anAnswerHasNoMessage() {
    assertThat(tree(ask(question())).has("message")).isFalse();
    assertThat(tree(ask(question())).has("retryAfterSeconds")).isFalse();
  }

  @Test
  void healthInsuranceFindsByTrackingCode() {
    var question = question();
    question.put("basicInsurer", "HEALTH_INSURANCE");
    question.put("trackingCode", " ۱۲۳۴-۵ ");
    assertThat(tree(ask(question)).get("items")).hasSize(1);
    assertThat(OUTSIDE.questions())
        .singleElement()
        .satisfies(asked -> assertThat(asked).contains("\"12345\"").doesNotContain("2026"));
  }

  @Test
  void healthInsuranceNeedsATrackingCode() {
    var question = question();
    question.put("basicInsurer", "HEALTH_INSURANCE");
    question.put("trackingCode", "  ");
    ResponseEntity<String> refused = ask(question);
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(tree(refused).get("code").asString()).isEqualTo("tracking-code-needed");
    assertThat(tree(refused).get("detail").asString()).contains("کد رهگیری");
  }

  @Test
  void whoHasNoBasicInsurerAsksNobody() {
    var question = question();
    question.put("basicInsurer", "NONE");
    assertThat(tree(ask(question)).get("code").asString()).isEqualTo("basic-insurer-needed");
  }

  @Test
  void aDayThatHasNotComeIsRefused() {
    var question = question();
    question.put("on", "2026-11-22");
    assertThat(tree(ask(question)).get("code").asString()).isEqualTo("day-ahead");
  }

  @Test
  void aPersonOfAnotherFamilyIsUnknown() {
    ResponseEntity<String> refused =
        post(insured(UUID.randomUUID().toString()), "/prescription-inquiries", question());
    assertThat(refused.getStatusCode().value()).isEqualTo(404);
    assertThat(tree(refused).get("code").asString()).isEqualTo("person-unknown");
    assertThat(OUTSIDE.questions()).isEmpty();
  }

  @Test
  void onlyTheInsuredAsk() {
    assertThat(post(operator(), "/prescription-inquiries", question()).getStatusCode().value())
        .isEqualTo(403);
    assertThat(
            post(
                    TestTokens.staff("provider-service", "x", "insured"),
                    "/prescription-inquiries",
                    question())
                .getStatusCode()
                .value())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {
        "SILENT",
        "TRICKLES",
        "FAILS",
        "HANGS_UP",
        "HTML",
        "TRUNCATED",
        "ANOTHER_SHAPE",
        "EMPTY",
        "HUGE",
        "REFUSES_KEY"
      })
  void anInsurerAtItsWorstStopsNobody(Mood mood, CapturedOutput output) {
    OUTSIDE.is(SOCIAL_SECURITY, mood);
    long started = System.nanoTime();
    assertThat(state()).isEqualTo("NOT_ANSWERING");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    assertThat(output).doesNotContain(CODE);
  }

  @Test
  void entriesThatMakeNoSenseAreLeftOutAndTheOthersCount() {
    OUTSIDE.is(SOCIAL_SECURITY, Mood.WRONG_TYPES);
    JsonNode answer = tree(ask(question()));
    assertThat(answer.get("state").asString()).isEqualTo("ANSWERED");
    assertThat(answer.get("items")).hasSize(1);
    assertThat(answer.at("/items/0/number").asString()).isEqualTo("good");
  }

  @Test
  void aFloodIsCutOff() {
    OUTSIDE.is(SOCIAL_SECURITY, Mood.FLOOD);
    assertThat(tree(ask(question())).get("items")).hasSize(200);
  }

  @Test
  void whatTheInsurerDoesNotUnderstandItHasNothingFor() {
    OUTSIDE.is(SOCIAL_SECURITY, Mood.UNDERSTANDS_NOTHING);
    JsonNode answer = tree(ask(question()));
    assertThat(answer.get("state").asString()).isEqualTo("ANSWERED");
    assertThat(answer.get("items")).isEmpty();
  }

  @Test
  void aDeadInsurerIsSoonNotWaitedForAndComesBackByItself() {
    OUTSIDE.is(SOCIAL_SECURITY, Mood.SILENT);
    for (int i = 0; i < 4; i++) {
      assertThat(state()).isEqualTo("NOT_ANSWERING");
    }
    eventually(() ->
        assertThat(breakers.circuitBreaker(SOCIAL_SECURITY).getState())
            .isEqualTo(CircuitBreaker.State.OPEN));
    int asked = OUTSIDE.questions().size();
    long started = System.nanoTime();
    assertThat(state()).isEqualTo("NOT_ANSWERING");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(300));
    assertThat(OUTSIDE.questions()).as("nobody was asked").hasSize(asked);

    var other = question();
    other.put("basicInsurer", "HEALTH_INSURANCE");
    other.put("trackingCode", "12345");
    assertThat(tree(ask(other)).get("state").asString()).as("the other").isEqualTo("ANSWERED");

    OUTSIDE.is(SOCIAL_SECURITY, Mood.WELL);
    eventually(() -> assertThat(state()).isEqualTo("ANSWERED"));
  }

  @Test
  void withoutPolicyServicePeopleGoOnToo() {
    OUTSIDE.is(POLICY, Mood.FAILS);
    assertThat(state()).isEqualTo("NOT_ANSWERING");
    assertThat(OUTSIDE.questions()).isEmpty();
  }

  @Test
  void theNationalCodeIsNeitherKeptNorLoggedNorShown(CapturedOutput output) {
    assertThat(ask(question()).getBody()).doesNotContain(CODE);
    OUTSIDE.is(HEALTH_INSURANCE, Mood.TRUNCATED);
    var other = question();
    other.put("basicInsurer", "HEALTH_INSURANCE");
    other.put("trackingCode", "12345");
    ask(other);
    for (String collection : mongo.getCollectionNames()) {
      assertThat(mongo.findAll(org.bson.Document.class, collection).toString())
          .doesNotContain(CODE);
    }
    assertThat(output).doesNotContain(CODE);
  }
}
