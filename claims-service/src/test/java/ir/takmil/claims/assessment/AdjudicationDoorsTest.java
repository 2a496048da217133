package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.CONTRACT;
import static ir.takmil.claims.testing.SampleClaims.MAIN_INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.PLAN;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.coverage.HeardCoverage;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.Calls.Answer;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Why it was decided so, and what one would get: both doors, policy-service away. */
@RealParts
@Import(Suite.class)
class AdjudicationDoorsTest {
  private static final String STEPS =
      "\"NOT_COVERED\", \"TARIFF_CAP\", \"BASIC_SHARE\", \"FRANCHISE\", \"SUB_LIMIT\","
          + " \"HELD_CEILING\"";

  private final Claims claims;
  private final HeardCoverage heard;
  private final MovableClock clock;
  private final Calls assessor;
  private final Calls family;
  private final Calls stranger;
  private final ClaimId id = new ClaimId(UUID.randomUUID().toString());

  @Autowired
  AdjudicationDoorsTest(
      Claims claims, MongoTemplate mongo, MovableClock clock, @LocalServerPort int port) {
    this.claims = claims;
    this.heard = new HeardCoverage(mongo);
    this.clock = clock;
    this.assessor = new Calls(port, TestTokens.staff("claims-service", "assessor1", "assessor"));
    this.family = new Calls(port, TestTokens.person("claims-service", MAIN_INSURED.value()));
    this.stranger = new Calls(port, TestTokens.person("claims-service", "a-stranger"));
  }

  @BeforeEach
  void tenPercentFranchise() {
    clock.moveTo(NOW);
    heard.plan(1, PLAN.value(), CONTRACT.value(), "ALWAYS_PERCENT", 1000, STEPS, "null");
    heard.membership(CONTRACT.value(), PLAN.value(), MAIN_INSURED, MAIN_INSURED, false);
  }

  private Claim waiting() {
    claims.add(registered(id, NOW, "GLASSES", new Line(1, "عینک", 1, REQUESTED, Rials.ZERO)));
    return claims.change(id, Seen.WHATEVER, claim -> claim.noteHeld(REQUESTED, 1, NOW));
  }

  private Answer adjudication(Calls who) {
    return who.get("/claims/" + id.value() + "/adjudication");
  }

  private void approved(long payable) {
    waiting();
    assessor.post("/claims/" + id.value() + "/taking", "If-Match", etag());
    Answer approved =
        assessor.postJson(
            "/claims/" + id.value() + "/approval",
            """
            {"lines": [{"number": 1, "payable": %d, "deductions": [{"code": "K02", "amount": %d}]}]}
            """
                .formatted(payable, REQUESTED.amount() - payable),
            "If-Match",
            etag());
    assertThat(approved.status()).as("%s", approved).isEqualTo(200);
  }

  private String etag() {
    return Seen.etag(claims.find(id).orElseThrow().sequence());
  }

  @Test
  void aDecisionIsExplainedToTheFamilyByTheRulesOfItsDay() {
    approved(7_468_200);
    heard.plan(2, PLAN.value(), CONTRACT.value(), "ALWAYS_PERCENT", 5000, STEPS, "null");
    Answer answer = adjudication(family);
    assertThat(answer.status()).isEqualTo(200);
    OpenApi.isA("Adjudication", answer);
    JsonNode told = answer.json();
    assertThat(told.get("payable").asLong()).isEqualTo(7_468_200);
    assertThat(told.get("agrees").asBoolean()).isTrue();
    assertThat(told.get("ofItsDay").asBoolean()).isTrue();
    assertThat(told.get("planVersion").asInt()).isEqualTo(1);
    assertThat(told.get("engineVersion").asInt()).isEqualTo(1);
    JsonNode trace = told.get("lines").get(0).get("trace").get(0);
    assertThat(trace.get("sentence").asString()).contains("۸۲۹٬۸۰۰ ریال");
    assertThat(told.get("decided").get(0).get("deductions").get(0).get("amount").asLong())
        .isEqualTo(829_800);
  }

  @Test
  void whereAPersonDecidedOtherwiseThatIsSaidOfTheLine() {
    approved(7_000_000);
    JsonNode told = adjudication(family).json();
    assertThat(told.get("agrees").asBoolean()).isFalse();
    assertThat(told.get("decided").get(0).get("agrees").asBoolean()).isFalse();
    assertThat(told.get("decided").get(0).get("payable").asLong()).isEqualTo(7_000_000);
    assertThat(told.get("payable").asLong()).isEqualTo(7_468_200);
  }

  @Test
  void nothingUndecidedIsToldToTheInsured() {
    waiting();
    assertThat(adjudication(family).status()).isEqualTo(409);
    assertThat(adjudication(family).json().get("code").asString()).isEqualTo("not-decided-yet");
    Answer staff = adjudication(assessor);
    OpenApi.isA("Adjudication", staff);
    assertThat(staff.json().get("payable").asLong()).isEqualTo(7_468_200);
    assertThat(staff.json().has("decided")).isFalse();
    assertThat(adjudication(stranger).status()).isEqualTo(404);
  }

  private static String asked(String person, String lines) {
    return """
    {"contractId": "%s", "personId": "%s", "serviceCode": "GLASSES", "expenseDate": "2026-11-01",
     "basicInsurer": "NONE", "lines": [%s]}
    """
        .formatted(CONTRACT.value(), person, lines);
  }

  private static String line(int number, long requested, long basicShare) {
    return """
    {"number": %d, "title": "عینک", "quantity": 1, "requested": %d, "basicShare": %d}
    """
        .formatted(number, requested, basicShare);
  }

  @Test
  void withPolicyServiceAwayWhatOneWouldGetIsToldWithoutTheCeiling() {
    String body = asked(MAIN_INSURED.value(), line(1, 8_298_000, 0));
    Answer answer = family.postJson("/simulations", body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    OpenApi.isA("Simulation", answer);
    assertThat(answer.json().get("payable").asLong()).isEqualTo(7_468_200);
    assertThat(answer.json().get("ceilingKnown").asBoolean()).isFalse();
    assertThat(stranger.postJson("/simulations", body).status()).isEqualTo(404);
    assertThat(assessor.postJson("/simulations", body).status()).isEqualTo(403);
  }

  @Test
  void whatCouldNotBeSentIsNotSimulated() {
    String twice = asked(MAIN_INSURED.value(), line(1, 1000, 0) + "," + line(1, 1000, 2000));
    Answer refused = family.postJson("/simulations", twice);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("errors").valueStream().map(e -> e.get("code").asString()))
        .containsExactly("line-number-twice", "share-above-requested");
    assertThat(family.postJson("/simulations", asked(MAIN_INSURED.value(), "")).status())
        .isEqualTo(400);
    String muchTooMuch = line(1, Long.MAX_VALUE, 0) + "," + line(2, Long.MAX_VALUE, 0);
    assertThat(family.postJson("/simulations", asked(MAIN_INSURED.value(), muchTooMuch)).status())
        .isEqualTo(400);
  }
}
