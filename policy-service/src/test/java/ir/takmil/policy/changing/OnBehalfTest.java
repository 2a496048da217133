package ir.takmil.policy.changing;

import static ir.takmil.policy.changing.Scene.malformed;
import static ir.takmil.policy.changing.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.codes.Phones;
import ir.takmil.policy.person.PersonId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Two operators, where the phone on file is lost. */
@PolicyParts
class OnBehalfTest {
  private final Phones phones;
  private final Scene scene;
  private final Doors one;
  private final Doors other;
  private final String id = UUID.randomUUID().toString();
  private final String path = "/change-requests/" + id;
  private final Sheba wanted = Invented.sheba();

  OnBehalfTest(@Autowired Phones phones, @LocalServerPort int port) {
    this.phones = phones;
    this.scene = new Scene(Doors.at(port), Family.invented(), Scene.newPath());
    this.one = scene.doors().operator("operator1");
    this.other = scene.doors().operator("operator2");
  }

  @BeforeEach
  void tellOfTheFamily() {
    scene.family().told(scene.doors());
  }

  private Map<String, Object> body() {
    return Family.ordered(
        "personId",
        scene.family().mother().value(),
        "sheba",
        wanted.value(),
        "reason",
        "گوشی گم شده است؛ شمارهٔ تازه ۰۹۱۲۳۴۵۶۷۸۹");
  }

  @Test
  void oneAsksAnotherApproves() {
    Doors.Answer asked = one.put(path, body());
    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
    assertThat(asked.etag()).isEqualTo("\"1\"");
    JsonNode view = asked.body();
    assertThat(view.get("state").asString()).isEqualTo("ASKED");
    assertThat(view.get("wanted").asString()).isEqualTo(wanted.masked());
    assertThat(view.get("personName").asString()).isEqualTo("نسرین نمونه‌ای");
    assertThat(view.get("askedBy").asString()).isEqualTo("operator1");
    assertThat(view.get("actions").isEmpty()).as("not for who asked").isTrue();
    assertThat(one.put(path, body()).status()).as("told again").isEqualTo(200);

    Doors.Answer approved = other.having("\"1\"").post(path + "/approval", "");

    assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
    assertThat(approved.body().get("state").asString()).isEqualTo("APPLIED");
    assertThat(approved.body().get("decidedBy").asString()).isEqualTo("operator2");
    assertThat(approved.etag()).isEqualTo("\"3\"");
    assertThat(scene.paidAt()).isEqualTo(wanted.value());
    assertThat(phones.cameTo(scene.phone())).isEmpty();
    JsonNode mine = scene.mother().get("/my-change-requests").body().at("/items/0");
    assertThat(mine.get("byOperator").asBoolean()).isTrue();
    assertThat(mine.get("state").asString()).isEqualTo("APPLIED");
    assertThat(mine.has("reason")).isFalse();
  }

  @Test
  void anotherRefusesAndNothingChanges() {
    one.put(path, body());
    Doors.Answer refusal =
        other.having("\"1\"").post(path + "/refusal", Map.of("reason", "برگهٔ بانک خوانا نیست"));

    assertThat(refusal.body().get("state").asString()).isEqualTo("REFUSED");
    assertThat(refusal.body().get("refusalReason").asString()).isEqualTo("برگهٔ بانک خوانا نیست");
    assertThat(scene.paidAt()).isEqualTo(Invented.shebaOf(scene.family().mother()).value());
    Doors.Answer late = other.having("*").post(path + "/approval", "");
    refused(late, 409, "illegal-move");
    assertThat(late.body().get("currentStatus").asString()).isEqualTo("REFUSED");
  }

  @Test
  void whoAskedDoesNotDecide() {
    one.put(path, body());
    refused(one.having("\"1\"").post(path + "/approval", ""), 403, "own-request");
    refused(
        one.having("\"1\"").post(path + "/refusal", Map.of("reason", "نه")), 403, "own-request");
    assertThat(scene.paidAt()).isEqualTo(Invented.shebaOf(scene.family().mother()).value());
  }

  @Test
  void whoDecidesHasSeenIt() {
    one.put(path, body());
    refused(other.post(path + "/approval", ""), 428, "if-match-needed");
    refused(other.having("\"7\"").post(path + "/approval", ""), 412, "changed-meanwhile");
    refused(
        other.having("\"1\"").post("/change-requests/" + UUID.randomUUID() + "/approval", ""),
        404,
        "change-request-unknown");
  }

  @Test
  void thePersonCannotConfirmItThemselvesNorAnOperatorDecideOnTheirs() {
    one.put(path, body());
    Doors mother = scene.mother();
    refused(
        mother.post("/my-change-requests/" + id + "/confirmation", Map.of("code", "123456")),
        409,
        "illegal-move");
    refused(mother.post("/my-change-requests/" + id + "/code", ""), 409, "illegal-move");
    refused(
        mother.put("/my-change-requests/" + id, Map.of("sheba", wanted.value())),
        409,
        "change-request-differs");

    scene.asks(Invented.sheba());
    String own = scene.path().replace("/my-", "/");
    refused(other.having("\"1\"").post(own + "/approval", ""), 409, "illegal-move");
    refused(one.put(own, body()), 409, "change-request-differs");
  }

  @Test
  void anotherOperatorsRequestIsNotToldAgainAsOnesOwn() {
    one.put(path, body());
    refused(other.put(path, body()), 409, "change-request-differs");
  }

  @Test
  void brokenInputIsNamed() {
    malformed(one.put(path, Doors.with(body(), "personId", null)), "invalid", "/personId");
    malformed(one.put(path, Doors.with(body(), "personId", "x")), "field-wrong", "/personId");
    malformed(one.put(path, Doors.with(body(), "reason", " ")), "invalid", "/reason");
    malformed(one.put(path, Doors.with(body(), "reason", "\u200f")), "text-empty", "/reason");
    malformed(one.put(path, Doors.with(body(), "reason", "x".repeat(501))), "invalid", "/reason");
    malformed(one.put(path, Doors.with(body(), "sheba", null)), "sheba-or-mobile", "/sheba");
    malformed(
        one.put(path, Doors.with(body(), "mobile", Invented.mobile())),
        "sheba-or-mobile",
        "/sheba");
    malformed(one.put(path, Doors.with(body(), "sheba", "IR12")), "sheba-wrong", "/sheba");
    malformed(one.put(path, Doors.with(body(), "code", "1")), "unknown-field", "/code");
    malformed(one.get("/change-requests?state=mine"), "parameter-wrong", "/state");
    malformed(one.get("/change-requests?next=-1"), "parameter-wrong", "/next");
    malformed(other.having("\"1\"").post(path + "/refusal", Map.of()), "invalid", "/reason");
    refused(other.having("\"x\"").post(path + "/approval", ""), 400, "if-match-wrong");
    refused(
        one.put(path, Doors.with(body(), "personId", Invented.personId().value())),
        422,
        "insured-unknown");
    refused(
        one.put(path, Doors.with(body(), "personId", scene.family().son().value())),
        403,
        "minor-asks-nothing");
  }

  @Test
  void thoseThatWaitAreListedPageByPage() {
    PersonId mother = scene.family().mother();
    var mine = new HashSet<String>();
    for (int i = 0; i < 51; i++) {
      String each = UUID.randomUUID().toString();
      mine.add(each);
      one.put(
          "/change-requests/" + each,
          Map.of("personId", mother.value(), "mobile", Invented.mobile(), "reason", "گم شده"));
    }
    var seen = new HashSet<String>();
    String next = "0";
    long total = 0;
    while (next != null) {
      JsonNode page = other.get("/change-requests?next=" + next).body();
      page.get("items")
          .forEach(item -> {
            assertThat(seen.add(item.get("id").asString())).isTrue();
            assertThat(item.get("state").asString()).isEqualTo("ASKED");
          });
      total = page.get("total").asLong();
      assertThat(page.at("/counts/waiting").asLong()).isEqualTo(total);
      next = page.get("next").isNull() ? null : page.get("next").asString();
    }
    assertThat(seen).hasSize((int) total).containsAll(mine);
    JsonNode theirs = other.get("/change-requests").body().at("/items/0");
    assertThat(theirs.get("actions").size()).isEqualTo(2);
    Doors auditor = scene.doors().as(TestTokens.staff(Doors.US, "auditor1", "auditor"));
    assertThat(auditor.get("/change-requests?state=expired").status()).isEqualTo(200);
    assertThat(Set.of("waiting", "approved", "refused", "expired"))
        .isEqualTo(other.get("/change-requests").body().get("counts").propertyNames());
  }
}
