package ir.takmil.policy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.MovableClock;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.codes.Phones;
import ir.takmil.policy.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** A centre asks, the person's phone gets the code, and who has the code may look. */
@PolicyParts
@ExtendWith(OutputCaptureExtension.class)
class ConsentTest {
  private static final String CENTRE = "0199d0e0-0007-7000-8000-000000000001";
  private static final String ANOTHER = "0199d0e0-0007-7000-8000-000000000002";
  private static final String USER = "3f0b7c44-51f3-4d4e-9a39-0f6a3f1f7c21";

  private final Phones phones;
  private final MovableClock clock;
  private final MongoTemplate mongo;
  private final Forgetting forgetting;
  private final String id = UUID.randomUUID().toString();
  private Doors doors = Doors.at(0);
  private Family family = Family.invented();

  ConsentTest(
      @Autowired Phones phones,
      @Autowired MovableClock clock,
      @Autowired MongoTemplate mongo,
      @Autowired Forgetting forgetting) {
    this.phones = phones;
    this.clock = clock;
    this.mongo = mongo;
    this.forgetting = forgetting;
  }

  @BeforeEach
  void tellOfAFamily(@LocalServerPort int port) {
    doors = Doors.at(port);
    family = Family.invented().told(doors);
  }

  @AfterEach
  void backToTheDay() {
    phones.away(false);
    clock.moveTo(Instant.parse("2026-06-01T08:00:00Z"));
  }

  private Doors.Answer ask(String consent, String nationalCode) {
    return doors
        .service("provider-service")
        .post("/internal/consents", body(consent, nationalCode));
  }

  private static Map<String, Object> body(String consent, String nationalCode) {
    return Map.of(
        "id", consent,
        "nationalCode", nationalCode,
        "centreId", CENTRE,
        "centreName", "درمانگاه نمونه",
        "by", USER,
        "on", "2026-06-01");
  }

  private Doors.Answer give(String consent, String centre, String code) {
    return doors
        .service("provider-service")
        .post(
            "/internal/consents/" + consent + "/eligibility",
            Map.of("centreId", centre, "by", USER, "code", code));
  }

  private Doors.Answer again(String consent, String centre) {
    return doors
        .service("provider-service")
        .get("/internal/consents/" + consent + "?centre=" + centre + "&by=" + USER);
  }

  private String phone() {
    return Invented.mobileOf(family.mother());
  }

  private static void refused(Doors.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().get("detail").asString())
        .matches("(?s).*[\\u0600-\\u06ff].*")
        .doesNotContain("{");
  }

  @Test
  void whoHasTheCodeSeesHowThePersonIsInsuredAndNothingElse() {
    assertThat(ask(id, family.motherCode().value()).status()).isEqualTo(202);
    Doors.Answer given = give(id, CENTRE, phones.lastAt(phone()));

    assertThat(given.status()).as(given.body().toString()).isEqualTo(200);
    JsonNode seen = given.body();
    assertThat(seen.get("personId").asString()).isEqualTo(family.mother().value());
    assertThat(seen.get("familyName").asString()).isEqualTo("نمونه‌ای");
    assertThat(seen.get("readableUntil").asString()).isEqualTo("2026-06-01T08:30:00Z");
    JsonNode place = seen.get("items").get(0);
    assertThat(place.get("contractNumber").asString()).isEqualTo("1405/1/14/9/901");
    assertThat(place.get("relation").asString()).isEqualTo("MAIN");
    assertThat(place.get("plan").asString()).isEqualTo("طرح یک");
    assertThat(place.get("basicInsurer").asString()).isEqualTo("SOCIAL_SECURITY");
    JsonNode drugs = place.get("covers").get(0);
    assertThat(drugs.at("/cover/code").asString()).isEqualTo("DRUGS");
    assertThat(drugs.get("covered").asBoolean()).isTrue();
    assertThat(drugs.get("remaining").asLong()).isEqualTo(100_000_000L);
    assertThat(place.get("covers").get(2).get("unlimited").asBoolean()).isTrue();
    assertThat(seen.toString())
        .doesNotContain(family.motherCode().value())
        .doesNotContain(phone().substring(1))
        .doesNotContain("IR");
  }

  @Test
  void whatIsAnsweredIsTheSameWhetherThereIsSuchAPersonOrNot() {
    Doors.Answer known = ask(id, family.motherCode().value());
    String other = UUID.randomUUID().toString();
    Doors.Answer unknown = ask(other, Invented.nationalCode().value());

    assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(202);
    assertThat(unknown.body().toString().replace(other, id)).isEqualTo(known.body().toString());
    refused(give(other, CENTRE, "000000"), 422, "code-wrong");
    Doors.Answer wrong = give(id, CENTRE, phones.wrongAt(phone()));
    refused(wrong, 422, "code-wrong");
    assertThat(wrong.body().get("triesLeft").asInt()).isEqualTo(4);
  }

  @Test
  void bothAreCountedAlikeToo() {
    String nobody = Invented.nationalCode().value();
    for (String code : List.of(family.motherCode().value(), nobody)) {
      assertThat(ask(UUID.randomUUID().toString(), code).status()).isEqualTo(202);
      refused(ask(UUID.randomUUID().toString(), code), 429, "code-too-soon");
      for (int i = 0; i < 4; i++) {
        clock.forward(Duration.ofMinutes(2));
        assertThat(ask(UUID.randomUUID().toString(), code).status()).isEqualTo(202);
      }
      clock.forward(Duration.ofMinutes(2));
      refused(ask(UUID.randomUUID().toString(), code), 429, "code-too-often");
    }
  }

  @Test
  void aNumberThatIsUsedUpGetsNothingAndTheCentreIsNotTold() {
    ask(UUID.randomUUID().toString(), family.motherCode().value());
    int came = phones.cameTo(phone()).size();

    assertThat(ask(id, family.sonCode().value()).status()).as("one phone for two").isEqualTo(202);
    assertThat(phones.cameTo(phone())).hasSize(came);
  }

  @Test
  void askedAgainUnderItsIdItIsTheSameAskingAndOneMessage() {
    Doors.Answer first = ask(id, family.motherCode().value());
    clock.forward(Duration.ofSeconds(5));
    assertThat(ask(id, family.motherCode().value()).body()).isEqualTo(first.body());
    assertThat(phones.cameTo(phone())).hasSize(1);
    refused(ask(id, family.sonCode().value()), 409, "consent-differs");
  }

  @Test
  void ofAnotherCentreItDoesNotExist() {
    ask(id, family.motherCode().value());
    refused(give(id, ANOTHER, phones.lastAt(phone())), 404, "consent-unknown");
    refused(again(id, ANOTHER), 404, "consent-unknown");
    refused(give(UUID.randomUUID().toString(), CENTRE, "123456"), 404, "consent-unknown");
    assertThat(give(id, CENTRE, phones.lastAt(phone())).status()).isEqualTo(200);
    refused(again(id, ANOTHER), 404, "consent-unknown");
  }

  @Test
  void itIsReadAgainForHalfAnHourWithoutTheCode() {
    ask(id, family.motherCode().value());
    refused(again(id, CENTRE), 409, "consent-not-given");
    Doors.Answer given = give(id, CENTRE, phones.lastAt(phone()));
    refused(give(id, CENTRE, phones.lastAt(phone())), 409, "consent-given-already");

    clock.forward(Duration.ofMinutes(29));
    assertThat(again(id, CENTRE).body()).isEqualTo(given.body());
    clock.forward(Duration.ofMinutes(1));
    refused(again(id, CENTRE), 409, "consent-over");
  }

  @Test
  void afterTwoMinutesTheRightCodeIsOfNoUse() {
    ask(id, family.motherCode().value());
    clock.forward(Duration.ofSeconds(120));
    refused(give(id, CENTRE, phones.lastAt(phone())), 422, "code-expired");
  }

  @Test
  void aChildsCodeGoesToWhoHeadsTheFamilyButNotOnceTheyKeepTheirFile() {
    ask(id, family.sonCode().value());
    Doors.Answer given = give(id, CENTRE, phones.lastAt(phone()));
    assertThat(given.body().get("personId").asString()).isEqualTo(family.son().value());

    Family other = Family.invented().told(doors);
    grown(other);
    assertThat(
            doors.insured(other.son()).put("/sharing", Map.of("withMainInsured", false)).status())
        .isEqualTo(200);
    String kept = UUID.randomUUID().toString();
    assertThat(ask(kept, other.sonCode().value()).status()).isEqualTo(202);
    assertThat(phones.cameTo(Invented.mobileOf(other.mother()))).isEmpty();
  }

  private void grown(Family other) {
    assertThat(
            doors
                .operator()
                .put(
                    "/people/" + other.son().value(),
                    Doors.with(other.sonBody(), "birthDate", "2000-01-01"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aDayOnWhichNobodyIsInsuredHasNoContract() {
    var asked = new java.util.HashMap<>(body(id, family.motherCode().value()));
    asked.put("on", "2025-06-01");
    assertThat(doors.service("provider-service").post("/internal/consents", asked).status())
        .isEqualTo(202);
    assertThat(give(id, CENTRE, phones.lastAt(phone())).body().get("items")).isEmpty();
  }

  @Test
  void whenNobodyAnswersNothingIsHalfDoneForTheKnownAndTheUnknown() {
    phones.away(true);
    String nobody = Invented.nationalCode().value();
    for (String code : List.of(family.motherCode().value(), nobody)) {
      refused(ask(id, code), 503, "neighbour-away");
    }
    phones.away(false);
    assertThat(ask(id, family.motherCode().value()).status()).as("at once").isEqualTo(202);
    assertThat(give(id, CENTRE, phones.lastAt(phone())).status()).isEqualTo(200);
  }

  @Test
  void thePersonSeesWhichCentreLooked() {
    ask(id, family.motherCode().value());
    give(id, CENTRE, phones.lastAt(phone()));
    again(id, CENTRE);

    JsonNode readings = doors.insured(family.mother()).get("/readings").body().get("items");
    assertThat(readings).hasSize(2);
    assertThat(readings.get(0).get("name").asString()).isEqualTo("درمانگاه نمونه");
    assertThat(readings.get(0).get("roles").get(0).asString()).isEqualTo("provider");
    JsonNode entry =
        doors
            .auditor()
            .get("/audit?act=person.read&subject=" + family.mother().value())
            .body()
            .at("/items/0");
    assertThat(entry.get("actor").asString()).isEqualTo(USER);
    assertThat(entry.get("reason").asString()).isEqualTo("centre=" + CENTRE + " consent=" + id);
  }

  @Test
  void noNumberAndNoCodeIsKeptOrLogged(CapturedOutput output) {
    ask(id, family.motherCode().value());
    String code = phones.lastAt(phone());
    give(id, CENTRE, phones.wrongAt(phone()));
    give(id, CENTRE, code);
    String kept =
        String.valueOf(mongo.findById(id, Document.class, "consents"))
            + mongo.findAll(Document.class, "sending-allowances")
            + mongo.findAll(Document.class, "audit");
    assertThat(kept).contains(id);
    for (String secret : List.of(family.motherCode().value(), phone().substring(1))) {
      assertThat(kept).doesNotContain(secret);
      assertThat(output).doesNotContain(secret);
    }
    assertThat(String.valueOf(mongo.findById(id, Document.class, "consents")))
        .doesNotContain("=" + code + ",");
  }

  @Test
  void ofSixtyFourGuessesAtOnceFiveAreTries() throws Exception {
    ask(id, family.motherCode().value());
    String right = phones.lastAt(phone());
    List<Integer> left =
        atOnce(i -> give(id, CENTRE, Phones.wrong(right, 1 + i)).body().get("triesLeft").asInt());

    assertThat(left.stream().filter(each -> each > 0)).containsExactlyInAnyOrder(4, 3, 2, 1);
    refused(give(id, CENTRE, right), 422, "code-wrong");
  }

  @Test
  void theRightCodeSixtyFourTimesAtOnceIsOneSuccess() throws Exception {
    ask(id, family.motherCode().value());
    String right = phones.lastAt(phone());
    List<Integer> answers = atOnce(i -> give(id, CENTRE, right).status());

    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(answers.stream().filter(status -> status == 409)).hasSize(63);
  }

  private interface Guess {
    int at(int i);
  }

  private static List<Integer> atOnce(Guess guess) throws Exception {
    var gate = new CountDownLatch(1);
    var done = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 64; i++) {
        int mine = i;
        done.add(
            threads.submit(() -> {
              gate.await();
              return guess.at(mine);
            }));
      }
      gate.countDown();
      var answers = new ArrayList<Integer>();
      for (Future<Integer> one : done) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  @Test
  void whatIsTypedWrongIsNamed() {
    var wrong = new java.util.HashMap<>(body(id, "1234567890"));
    Doors.Answer answer = doors.service("provider-service").post("/internal/consents", wrong);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointer()).isEqualTo("/nationalCode");
    wrong.put("nationalCode", family.motherCode().value());
    wrong.put("on", "9999-01-01");
    refused(
        doors.service("provider-service").post("/internal/consents", wrong),
        422,
        "day-out-of-range");
    assertThat(give("x", CENTRE, "1").status()).isEqualTo(400);
    assertThat(again(id, "%20").status()).isEqualTo(400);
  }

  @Test
  void onlyProviderServiceEnters() {
    Map<String, Object> body = body(id, family.motherCode().value());
    PersonId mother = family.mother();
    for (Doors who :
        List.of(doors.service("claims-service"), doors.operator(), doors.insured(mother))) {
      assertThat(who.post("/internal/consents", body).status()).isEqualTo(403);
      assertThat(who.get("/internal/consents/" + id + "?centre=c&by=b").status()).isEqualTo(403);
    }
    assertThat(doors.post("/internal/consents", body).status()).isEqualTo(401);
  }

  @Test
  void aDayLaterItIsForgottenAndThatGoesByAnIndex() {
    ask(id, family.motherCode().value());
    clock.forward(Duration.ofHours(24).plusSeconds(1));
    forgetting.forget();
    assertThat(mongo.findById(id, Document.class, "consents")).isNull();

    assertThat(Consents.askedBefore(clock.instant()).getQueryObject().keySet())
        .containsExactly("askedAt");
    assertThat(mongo.indexOps(Consent.class).getIndexInfo())
        .anySatisfy(index -> {
          assertThat(index.getName()).isEqualTo("asked");
          assertThat(index.getIndexFields().getFirst().getKey()).isEqualTo("askedAt");
        });
  }
}
