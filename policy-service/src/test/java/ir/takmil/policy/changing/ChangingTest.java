package ir.takmil.policy.changing;

import static ir.takmil.policy.Doors.with;
import static ir.takmil.policy.changing.Scene.malformed;
import static ir.takmil.policy.changing.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.codes.Phones;
import ir.takmil.policy.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An insured person at their own doors. */
@PolicyParts
class ChangingTest {
  private final Phones phones;
  private final MovableClock clock;
  private final Instant began;
  private final Scene scene;

  ChangingTest(@Autowired Phones phones, @Autowired MovableClock clock, @LocalServerPort int port) {
    this.phones = phones;
    this.clock = clock;
    this.began = clock.instant();
    this.scene = new Scene(Doors.at(port), Family.invented(), Scene.newPath());
  }

  @BeforeEach
  void tellOfTheFamily() {
    scene.family().told(scene.doors());
  }

  @AfterEach
  void theSmsIsBackAndSoIsTheHour() {
    phones.away(false);
    clock.moveTo(began);
  }

  /** A bounced payment is cured: whoever pays asks for the account anew. */
  @Test
  void aShebaIsCorrectedWithTheCodeFromThePhoneOnFile() {
    Sheba corrected = Invented.shebaAt("063");

    Doors.Answer asked = scene.asks(corrected);

    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
    assertThat(asked.etag()).isEqualTo("\"1\"");
    JsonNode view = asked.body();
    assertThat(view.get("state").asString()).isEqualTo("CODE_SENT");
    assertThat(view.get("wanted").asString()).isEqualTo(corrected.masked());
    assertThat(view.at("/bank/name").asString()).isEqualTo("بانک انصار");
    assertThat(view.at("/bank/mergedInto").asString()).isEqualTo("بانک سپه");
    assertThat(view.at("/code/sentTo/0").asString()).isEqualTo(new Mobile(scene.phone()).masked());
    assertThat(view.at("/code/triesLeft").asInt()).isEqualTo(5);
    assertThat(scene.paidAt()).isEqualTo(Invented.shebaOf(scene.family().mother()).value());
    assertThat(phones.cameTo(scene.phone())).singleElement().asString().matches("[0-9]{6}");

    Doors.Answer confirmed = scene.confirms(phones.lastAt(scene.phone()));

    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.body().get("state").asString()).isEqualTo("APPLIED");
    assertThat(confirmed.body().has("code")).isFalse();
    assertThat(scene.paidAt()).isEqualTo(corrected.value());
    JsonNode mine = scene.mother().get("/my-change-requests").body();
    assertThat(mine.get("total").asInt()).isEqualTo(1);
    assertThat(mine.at("/items/0/state").asString()).isEqualTo("APPLIED");
  }

  @Test
  void toldAgainItIsTheSameRequestAndNoOtherSms() {
    Sheba wanted = Invented.sheba();
    assertThat(scene.asks(wanted).status()).isEqualTo(201);
    assertThat(scene.asks(wanted).status()).isEqualTo(200);
    assertThat(phones.cameTo(scene.phone())).hasSize(1);
    refused(scene.asks(Invented.sheba()), 409, "change-request-differs");
    refused(scene.asks(Invented.mobile()), 409, "change-request-differs");

    String code = phones.lastAt(scene.phone());
    assertThat(scene.confirms(code).status()).isEqualTo(200);
    assertThat(scene.confirms(code).status()).as("the answer was lost").isEqualTo(200);
    refused(scene.confirms(phones.wrongAt(scene.phone())), 422, "code-wrong");
    assertThat(scene.asks(wanted).body().get("state").asString()).isEqualTo("APPLIED");
  }

  @Test
  void anyDigitsWillDo() {
    scene.asks(Invented.sheba());
    var persian = new StringBuilder();
    phones.lastAt(scene.phone()).chars().forEach(c -> persian.append((char) (c - '0' + '۰')));

    assertThat(scene.confirms(persian.toString()).status()).isEqualTo(200);
  }

  @Test
  void aNewMobileTakesTheCodesOfBothNumbers() {
    String next = Invented.mobile();
    Doors.Answer asked = scene.asks(next);
    assertThat(asked.body().at("/code/sentTo/1").asString()).isEqualTo(new Mobile(next).masked());
    String old = phones.lastAt(scene.phone());
    String fresh = phones.lastAt(next);

    malformed(scene.confirms(old), "field-missing", "/newMobileCode");
    refused(scene.confirms(old, phones.wrongAt(next)), 422, "code-wrong");
    refused(scene.confirms(phones.wrongAt(scene.phone()), fresh), 422, "code-wrong");
    assertThat(scene.confirms(old, fresh).status()).isEqualTo(200);

    clock.forward(Duration.ofMinutes(1));
    scene.mother().put(Scene.newPath(), Map.of("sheba", Invented.sheba().value()));
    assertThat(phones.cameTo(next)).as("codes go to the new number now").hasSize(2);
    assertThat(phones.cameTo(scene.phone())).hasSize(1);
  }

  @Test
  void fiveTriesAndNoMore() {
    scene.asks(Invented.sheba());
    for (int left = 4; left >= 0; left--) {
      Doors.Answer wrong = scene.confirms(phones.wrongAt(scene.phone()));
      refused(wrong, 422, "code-wrong");
      assertThat(wrong.body().get("triesLeft").asInt()).isEqualTo(left);
    }
    refused(scene.confirms(phones.lastAt(scene.phone())), 422, "code-wrong");
    assertThat(scene.paidAt()).isEqualTo(Invented.shebaOf(scene.family().mother()).value());
  }

  @Test
  void aCodeComesAgainAfterAMinuteAndReplacesTheOneBefore() {
    scene.asks(Invented.sheba());
    String first = phones.lastAt(scene.phone());
    Doors.Answer soon = scene.mother().post(scene.path() + "/code", "");
    refused(soon, 429, "code-too-soon");
    assertThat(soon.body().get("retryAfter").asInt()).isEqualTo(60);

    clock.forward(Duration.ofSeconds(60));
    assertThat(scene.mother().post(scene.path() + "/code", "").status()).isEqualTo(202);
    String second = phones.lastAt(scene.phone());
    if (!first.equals(second)) {
      refused(scene.confirms(first), 422, "code-wrong");
    }
    assertThat(scene.confirms(second).status()).isEqualTo(200);
    refused(scene.mother().post(scene.path() + "/code", ""), 409, "illegal-move");
  }

  @Test
  void noStormOfRequestsSendsMore() {
    scene.asks(Invented.sheba());
    for (int i = 0; i < 20; i++) {
      refused(
          scene.mother().put(Scene.newPath(), Map.of("sheba", Invented.sheba().value())),
          429,
          "code-too-soon");
    }
    assertThat(phones.cameTo(scene.phone())).hasSize(1);
    assertThat(scene.mother().get("/my-change-requests").body().get("total").asInt())
        .as("nor is anything kept")
        .isEqualTo(1);
  }

  @Test
  void aLateCodeAndALateRequestAreRefused() {
    scene.asks(Invented.sheba());
    String code = phones.lastAt(scene.phone());
    clock.forward(Duration.ofSeconds(120));
    refused(scene.confirms(code), 422, "code-expired");
    clock.forward(Duration.ofMinutes(13));
    refused(scene.confirms(code), 409, "change-request-expired");
    assertThat(scene.mother().get("/my-change-requests").body().at("/items/0/state").asString())
        .isEqualTo("EXPIRED");
  }

  @Test
  void anothersRequestDoesNotExist() {
    Sheba wanted = Invented.sheba();
    scene.asks(wanted);
    Family others = Family.invented().told(scene.doors());
    Doors stranger = scene.doors().insured(others.mother());

    refused(
        stranger.put(scene.path(), Map.of("sheba", wanted.value())), 404, "change-request-unknown");
    refused(stranger.post(scene.path() + "/code", ""), 404, "change-request-unknown");
    refused(
        stranger.post(scene.path() + "/confirmation", Map.of("code", phones.lastAt(scene.phone()))),
        404,
        "change-request-unknown");
    refused(scene.mother().post(Scene.newPath() + "/code", ""), 404, "change-request-unknown");
    assertThat(stranger.get("/my-change-requests").body().get("total").asInt()).isZero();
  }

  @Test
  void whoAsksForWhat() {
    Family family = scene.family();
    refused(
        scene.doors().insured(family.son()).put(scene.path(), Map.of("mobile", Invented.mobile())),
        403,
        "minor-asks-nothing");
    refused(
        scene
            .doors()
            .insured(Invented.personId())
            .put(scene.path(), Map.of("mobile", Invented.mobile())),
        404,
        "person-unknown");

    PersonId father = Invented.personId();
    var his = with(with(family.sonBody(), "birthDate", "1980-02-01"), "mobile", Invented.mobile());
    Doors operator = scene.doors().operator();
    operator.put(
        "/people/" + father.value(), with(his, "nationalCode", Invented.nationalCode().value()));
    operator.put(
        "/memberships/" + Invented.membershipId().value(), family.membershipBody(father, "SPOUSE"));
    Doors spouse = scene.doors().insured(father);
    refused(
        spouse.put(scene.path(), Map.of("sheba", Invented.sheba().value())),
        422,
        "sheba-of-main-insured-only");
    assertThat(spouse.put(scene.path(), Map.of("mobile", Invented.mobile())).status())
        .isEqualTo(201);
  }

  @Test
  void withoutAPhoneOnFileAnOperatorIsNeeded() {
    Family family = Family.invented();
    Doors operator = scene.doors().operator();
    operator.put("/contracts/" + family.contract().value(), family.contractBody());
    operator.put("/people/" + family.mother().value(), with(family.motherBody(), "mobile", null));
    operator.put(
        "/memberships/" + family.mothersPlace().value(),
        family.membershipBody(family.mother(), "MAIN"));

    refused(
        scene
            .doors()
            .insured(family.mother())
            .put(scene.path(), Map.of("sheba", Invented.sheba().value())),
        409,
        "no-mobile-on-file");
  }

  @Test
  void whatIsOnFileIsNoChange() {
    refused(scene.asks(Invented.shebaOf(scene.family().mother())), 422, "nothing-to-change");
    refused(scene.asks(scene.phone()), 422, "nothing-to-change");
    assertThat(phones.cameTo(scene.phone())).isEmpty();
  }

  @Test
  void anAccountOfAnotherFamilyIsRefusedAndTheTryIsCounted() {
    Family others = Family.invented().told(scene.doors());
    Sheba theirs = Invented.shebaOf(others.mother());

    refused(scene.asks(theirs), 409, "sheba-of-another");
    refused(scene.asks(theirs), 429, "code-too-soon");
    assertThat(phones.cameTo(scene.phone())).isEmpty();
    refused(
        scene
            .doors()
            .operator()
            .put(
                scene.path().replace("/my-", "/"),
                Map.of(
                    "personId", scene.family().mother().value(),
                    "sheba", theirs.value(),
                    "reason", "گم شده")),
        409,
        "sheba-of-another");
  }

  @Test
  void anAccountWithinTheFamilyMayServeAll() {
    Family family = scene.family();
    Sheba sons = Invented.sheba();
    scene
        .doors()
        .operator()
        .put("/people/" + family.son().value(), with(family.sonBody(), "sheba", sons.value()));

    assertThat(scene.asks(sons).status()).isEqualTo(201);
  }

  @Test
  void brokenInputIsNamed() {
    Doors mother = scene.mother();
    String path = scene.path();
    malformed(mother.put(path, Map.of()), "sheba-or-mobile", "/sheba");
    malformed(
        mother.put(path, Map.of("sheba", Invented.sheba().value(), "mobile", Invented.mobile())),
        "sheba-or-mobile",
        "/sheba");
    malformed(
        mother.put(path, Map.of("sheba", "IR000000000000000000000000")), "sheba-wrong", "/sheba");
    malformed(mother.put(path, Map.of("mobile", "0211234567")), "mobile-wrong", "/mobile");
    malformed(mother.put(path, Map.of("iban", "x")), "unknown-field", "/iban");
    malformed(mother.put(path, Map.of("sheba", Map.of("$gt", ""))), "field-wrong", "/sheba");
    refused(mother.put(path, "["), 400, "unreadable");
    malformed(
        mother.put("/my-change-requests/not-an-id", Map.of("mobile", Invented.mobile())),
        "parameter-wrong",
        "/id");

    scene.asks(Invented.sheba());
    String confirmation = path + "/confirmation";
    malformed(mother.post(confirmation, Map.of()), "invalid", "/code");
    malformed(mother.post(confirmation, Map.of("code", "1".repeat(21))), "invalid", "/code");
    malformed(scene.confirms("123456", "123456"), "field-wrong", "/newMobileCode");
    malformed(
        mother.post(confirmation, Map.of("code", Map.of("$ne", "0"))), "field-wrong", "/code");
    malformed(scene.confirms("\u202e123456"), "field-wrong", "/code");
    for (String strange : List.of("'; drop", "۱۲۳", "{$ne:0}")) {
      refused(scene.confirms(strange), 422, "code-wrong");
    }
  }

  @Test
  void whenNoSmsGoesOutThatIsSaidAndLaterItGoes() {
    phones.away(true);
    refused(scene.asks(Invented.sheba()), 503, "neighbour-away");
    phones.away(false);
    clock.forward(Duration.ofMinutes(1));
    assertThat(scene.mother().post(scene.path() + "/code", "").status()).isEqualTo(202);
    assertThat(scene.confirms(phones.lastAt(scene.phone())).status()).isEqualTo(200);
  }

  @Test
  void aNewNumberThatCannotBeReachedIsSaid() {
    refused(scene.asks("09001111000"), 422, "mobile-not-reached");
  }
}
