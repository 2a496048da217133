package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.CONTRACT;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.PLAN;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.Calls.Answer;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The assessors' and examiners' doors on a real store, with real tokens. */
@RealParts
@Import(Suite.class)
class AssessmentServiceTest {
  private static final Rials THRESHOLD = Rials.of(10_000_000);

  private final Claims claims;
  private final MongoTemplate mongo;
  private final MovableClock clock;
  private final Calls assessor;
  private final Calls colleague;
  private final Calls examiner;
  private final Calls both;
  private final Calls insured;
  private final ClaimId id = new ClaimId(UUID.randomUUID().toString());

  @Autowired
  AssessmentServiceTest(
      Claims claims, MongoTemplate mongo, MovableClock clock, @LocalServerPort int port) {
    this.claims = claims;
    this.mongo = mongo;
    this.clock = clock;
    this.assessor = new Calls(port, TestTokens.staff("claims-service", "assessor1", "assessor"));
    this.colleague = new Calls(port, TestTokens.staff("claims-service", "assessor2", "assessor"));
    this.examiner = new Calls(port, TestTokens.staff("claims-service", "examiner1", "examiner"));
    this.both =
        new Calls(port, TestTokens.staff("claims-service", "assessor1", "assessor", "examiner"));
    this.insured = new Calls(port, TestTokens.person("claims-service", "someone"));
  }

  @BeforeEach
  void thePlanIsKnown() {
    clock.moveTo(NOW);
    mongo.save(
        new Plan(
            PLAN,
            1,
            CONTRACT,
            "1405/1/14/9/165",
            LocalDate.of(2026, 3, 26),
            LocalDate.of(2027, 3, 26),
            "طرح یک",
            List.of(
                new Plan.Cover(
                    "DRUGS",
                    "دارو و ملزومات دارویی",
                    null,
                    List.of(new Plan.MedicalService("PHARMACY", "دارو", List.of(), true, null)))),
            new Plan.Franchise("ALWAYS_PERCENT", new BasisPoints(1000)),
            List.of("NOT_COVERED", "TARIFF_CAP", "BASIC_SHARE", "FRANCHISE", "HELD_CEILING"),
            60,
            null,
            15,
            THRESHOLD,
            null,
            List.of(),
            true,
            LocalDate.of(2026, 3, 26),
            null,
            1));
  }

  private Claim waiting() {
    Claim claim = claims.add(registered(id, NOW));
    return claims.change(claim.id(), Seen.WHATEVER, held -> held.noteHeld(REQUESTED, 1, NOW));
  }

  private Claim waiting(long requested) {
    Rials amount = Rials.of(requested);
    claims.add(registered(id, NOW, "PHARMACY", new Line(1, "دارو", 1, amount, Rials.ZERO)));
    return claims.change(id, Seen.WHATEVER, held -> held.noteHeld(amount, 1, NOW));
  }

  private String path(String verb) {
    return "/claims/" + id.value() + "/" + verb;
  }

  private String etag() {
    return Seen.etag(claims.find(id).orElseThrow().sequence());
  }

  private Answer taken() {
    return assessor.post(path("taking"), "If-Match", etag());
  }

  private Answer approve(Calls who, long payable, long deducted) {
    return who.postJson(
        path("approval"),
        """
        {"lines": [{"number": 1, "payable": %d, "deductions": [{"code": "K02", "amount": %d}]}]}
        """
            .formatted(payable, deducted),
        "If-Match",
        etag());
  }

  private Status status() {
    return claims.find(id).orElseThrow().stage().status();
  }

  @Test
  void fromTheQueueToTheDecisionThatTheEngineProposed() {
    waiting();
    Answer taken = taken();
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.json().get("status").asString()).isEqualTo("UNDER_ASSESSMENT");
    assertThat(taken.json().get("actions").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(
            "hand-back", "hand-over", "approve", "return", "reject", "remark");
    assertThat(taken.header("ETag")).isEqualTo(etag());

    OpenApi.isA("Moved", taken);
    OpenApi.isA("Proposal", assessor.get(path("proposal")));

    JsonNode proposal = assessor.get(path("proposal")).json();
    assertThat(proposal.get("requested").asLong()).isEqualTo(8_298_000);
    assertThat(proposal.get("payable").asLong()).isEqualTo(7_468_200);
    JsonNode line = proposal.get("lines").get(0);
    assertThat(line.get("deductions").get(0).get("code").asString()).isEqualTo("K02");
    assertThat(line.get("trace").get(0).get("sentence").asString()).contains("۸۲۹٬۸۰۰ ریال");

    assertThat(approve(assessor, 7_468_200, 829_800).status()).isEqualTo(200);
    assertThat(status()).isEqualTo(Status.APPROVED);
  }

  @Test
  void theOldestFirstSubmissionComesFirstAndAReturnDoesNotChangeThat() {
    ClaimId older = new ClaimId(UUID.randomUUID().toString());
    claims.add(registered(id, NOW, "SONOGRAPHY", new Line(1, "س", 1, REQUESTED, Rials.ZERO)));
    claims.add(
        registered(
            older,
            NOW.minus(Duration.ofDays(3)),
            "SONOGRAPHY",
            new Line(1, "س", 1, REQUESTED, Rials.ZERO)));
    Answer queue = assessor.get("/assessment/queue?service=SONOGRAPHY");
    assertThat(queue.status()).isEqualTo(200);
    OpenApi.isA("Queue", queue);
    assertThat(queue.json().get("total").asInt()).isEqualTo(2);
    assertThat(queue.json().get("items").valueStream().map(item -> item.get("id").asString()))
        .containsExactly(older.value(), id.value());
    JsonNode first = queue.json().get("items").get(0);
    assertThat(first.get("status").asString()).isEqualTo("REGISTERED");
    assertThat(first.get("requested").asLong()).isEqualTo(8_298_000);
    assertThat(first.get("cover").get("code").asString()).isEqualTo("DRUGS");
  }

  @Test
  void handedBackItWaitsAgain() {
    waiting();
    taken();
    assertThat(assessor.post(path("handing-back"), "If-Match", etag()).status()).isEqualTo(200);
    assertThat(status()).isEqualTo(Status.REGISTERED);
  }

  @Test
  void whatAnotherHasTakenIsRefusedWithWhereItStands() {
    waiting();
    taken();
    Answer refused = colleague.post(path("taking"), "If-Match", etag());
    assertThat(refused.status()).isEqualTo(409);
    OpenApi.isA("Problem", refused);
    assertThat(refused.json().get("code").asString()).isEqualTo("taken-by-another");
    assertThat(refused.json().get("currentStatus").asString()).isEqualTo("UNDER_ASSESSMENT");
    assertThat(refused.json().get("actions").valueStream().map(JsonNode::asString))
        .containsExactly("remark");
    assertThat(refused.json().get("detail").asString()).isNotBlank();
    assertThat(approve(colleague, 8_298_000, 0).json().get("code").asString())
        .isEqualTo("taken-by-another");
  }

  @Test
  void withoutWordOfWhatWasSeenNothingIsDone() {
    waiting();
    assertThat(assessor.post(path("taking")).status()).isEqualTo(428);
    assertThat(assessor.post(path("taking"), "If-Match", "\"1\"").status()).isEqualTo(412);
    assertThat(status()).isEqualTo(Status.REGISTERED);
  }

  @Test
  void aDecisionThatDoesNotAddUpNamesTheLine() {
    waiting();
    taken();
    Answer refused = approve(assessor, 7_468_200, 829_799);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/lines/0");
    assertThat(status()).isEqualTo(Status.UNDER_ASSESSMENT);
  }

  @Test
  void noMoreIsApprovedThanIsHeld() {
    claims.add(registered(id, NOW));
    claims.change(id, Seen.WHATEVER, claim -> claim.noteHeld(Rials.of(1_000_000), 1, NOW));
    taken();
    Answer refused = approve(assessor, 7_468_200, 829_800);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").asString()).isEqualTo("more-than-held");
  }

  @Test
  void nothingIsDecidedWhileTheCeilingHasNotAnswered() {
    claims.add(registered(id, NOW));
    taken();
    assertThat(approve(assessor, 7_468_200, 829_800).json().get("code").asString())
        .isEqualTo("hold-pending");
  }

  @Test
  void aboveTheThresholdAnotherPersonMustAgree() {
    waiting(20_000_000);
    taken();
    assertThat(approve(assessor, 18_000_000, 2_000_000).json().get("status").asString())
        .isEqualTo("UNDER_EXAMINATION");
    assertThat(
            examiner
                .get("/examination/queue")
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString()))
        .contains(id.value());
    Answer own = both.postJson(path("examination"), "{\"agreed\": true}", "If-Match", etag());
    assertThat(own.status()).isEqualTo(409);
    assertThat(own.json().get("code").asString()).isEqualTo("assessor-cannot-examine");
    assertThat(
            examiner
                .postJson(
                    path("examination"),
                    "{\"agreed\": false, \"text\": \"فاکتور را دوباره ببینید\"}",
                    "If-Match",
                    etag())
                .status())
        .isEqualTo(200);
    assertThat(status()).isEqualTo(Status.UNDER_ASSESSMENT);
    assertThat(assessor.get(path("proposal")).json().get("examinerSaid").asString())
        .isEqualTo("فاکتور را دوباره ببینید");
    approve(assessor, 18_000_000, 2_000_000);
    assertThat(
            examiner
                .postJson(path("examination"), "{\"agreed\": false}", "If-Match", etag())
                .json()
                .get("code")
                .asString())
        .isEqualTo("examination-text-missing");
    assertThat(
            examiner
                .postJson(path("examination"), "{\"agreed\": true}", "If-Match", etag())
                .status())
        .isEqualTo(200);
    assertThat(status()).isEqualTo(Status.APPROVED);
  }

  @Test
  void justAtTheThresholdNobodyElseIsNeeded() {
    waiting(10_000_000);
    taken();
    approve(assessor, 10_000_000, 0);
    assertThat(status()).isEqualTo(Status.APPROVED);
  }

  @Test
  void aReturnSaysWhatToRepairAndUntilWhen() {
    waiting();
    taken();
    assertThat(
            assessor
                .postJson(
                    path("return"),
                    """
                    {"kind": "DEFICIENT", "reasonCode": "R01", "text": "فاکتور ناخواناست",
                     "repair": [{"attachmentKind": "INVOICE"}]}
                    """,
                    "If-Match",
                    etag())
                .status())
        .isEqualTo(200);
    assertThat(claims.find(id).orElseThrow().stage())
        .isInstanceOfSatisfying(
            Stage.Returned.class,
            returned ->
                assertThat(returned.notice().cureDeadline()).isEqualTo(LocalDate.of(2026, 12, 6)));
  }

  @Test
  void whatIsTypedToTheInsuredIsBroughtToOneForm() {
    waiting();
    taken();
    assessor.postJson(
        path("return"),
        """
        {"kind": "DEFICIENT", "reasonCode": "R01", "text": " \\u200fفاكتور  ناخواناست\\nدوباره بفرستيد ",
         "repair": [{"attachmentKind": "INVOICE"}]}
        """,
        "If-Match",
        etag());
    assertThat(claims.find(id).orElseThrow().stage())
        .isInstanceOfSatisfying(
            Stage.Returned.class,
            returned ->
                assertThat(returned.notice().text()).isEqualTo("فاکتور ناخواناست\nدوباره بفرستید"));
  }

  @Test
  void aReturnWithoutAReasonOrARepairIsRefused() {
    waiting();
    taken();
    assertThat(
            assessor
                .postJson(
                    path("return"),
                    "{\"kind\": \"DEFICIENT\", \"reasonCode\": \"R01\", \"text\": \" \"}",
                    "If-Match",
                    etag())
                .json()
                .get("errors")
                .get(0)
                .get("pointer")
                .asString())
        .isEqualTo("/text");
    Answer nothingToRepair =
        assessor.postJson(
            path("return"),
            "{\"kind\": \"DEFICIENT\", \"reasonCode\": \"R01\", \"text\": \"ناقص\"}",
            "If-Match",
            etag());
    assertThat(nothingToRepair.status()).isEqualTo(422);
    assertThat(nothingToRepair.json().get("code").asString()).isEqualTo("repair-missing");
  }

  @Test
  void aRejectionIsFinal() {
    waiting();
    taken();
    assertThat(
            assessor
                .postJson(
                    path("rejection"),
                    "{\"reasonCode\": \"X05\", \"text\": \"خدمت مستثناست\"}",
                    "If-Match",
                    etag())
                .status())
        .isEqualTo(200);
    assertThat(status()).isEqualTo(Status.REJECTED);
    assertThat(assessor.post(path("taking"), "If-Match", etag()).status()).isEqualTo(409);
  }

  @Test
  void whoIsNotAnAssessorDoesNotEnter() {
    waiting();
    assertThat(insured.get("/assessment/queue").status()).isEqualTo(403);
    assertThat(insured.post(path("taking"), "If-Match", etag()).status()).isEqualTo(403);
    assertThat(examiner.post(path("taking"), "If-Match", etag()).status()).isEqualTo(403);
    assertThat(insured.get(path("proposal")).status()).isEqualTo(403);
  }

  @Test
  void aClaimThatIsNotThereIsNotFound() {
    assertThat(assessor.post(path("taking"), "If-Match", "\"1\"").status()).isEqualTo(404);
    assertThat(assessor.get(path("proposal")).status()).isEqualTo(404);
  }

  @Test
  void oddNumbersAndCodesAreRefusedByName() {
    waiting();
    taken();
    for (String body :
        List.of(
            "{\"lines\": []}",
            "{\"lines\": [{\"number\": 1, \"payable\": -1, \"deductions\": []}]}",
            "{\"lines\": [{\"number\": 1, \"payable\": 1.5, \"deductions\": []}]}",
            "{\"lines\": [{\"number\": 1, \"payable\": 1}]}",
            "{\"lines\": [null]}",
            "{\"lines\": [{\"number\": 1, \"payable\": 1, \"deductions\": [{\"code\": \"K99\","
                + " \"amount\": 1}]}]}",
            "{\"lines\": [{\"number\": 1, \"payable\": 9223372036854775807, \"deductions\":"
                + " [{\"code\": \"K01\", \"amount\": 9223372036854775807}]}]}",
            "{\"lines\": [], \"more\": 1}")) {
      Answer answer = assessor.postJson(path("approval"), body, "If-Match", etag());
      assertThat(answer.status()).describedAs("%s → %s", body, answer).isEqualTo(400);
    }
    assertThat(status()).isEqualTo(Status.UNDER_ASSESSMENT);
  }
}
