package ir.takmil.claims;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.MAIN_INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.OrderRef;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.claim.RepairField;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.Calls.Answer;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.SampleClaims;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Appeals, corrections, originals and remarks, through the real doors and the real store. */
@RealParts
@Import(Suite.class)
class CaseworkTest {
  private final Claims claims;
  private final MovableClock clock;
  private final Calls insured;
  private final Calls stranger;
  private final Calls clerk;
  private final Calls assessor;
  private ClaimId id = new ClaimId(UUID.randomUUID().toString());

  CaseworkTest(@Autowired Claims claims, @Autowired MovableClock clock, @LocalServerPort int port) {
    this.claims = claims;
    this.clock = clock;
    this.insured = new Calls(port, TestTokens.person("claims-service", MAIN_INSURED.value()));
    this.stranger = new Calls(port, TestTokens.person("claims-service", "a-stranger"));
    this.clerk = new Calls(port, TestTokens.staff("claims-service", "clerk1", "intake-clerk"));
    this.assessor = new Calls(port, TestTokens.staff("claims-service", "assessor1", "assessor"));
  }

  @BeforeEach
  void itIsNow() {
    clock.moveTo(NOW);
  }

  private void thereIs(CaseFile file, UnaryOperator<Claim> life) {
    Claim sample = SampleClaims.registered(id, NOW);
    claims.add(Claim.register(id, sample.expense(), sample.attachments(), file, NOW));
    claims.change(
        id,
        Seen.WHATEVER,
        claim -> life.apply(claim.noteHeld(REQUESTED, 1, NOW).take(ASSESSOR, NOW)));
  }

  private void thereIs(UnaryOperator<Claim> life) {
    thereIs(CaseFile.NEW, life);
  }

  private Claim claim() {
    return claims.find(id).orElseThrow();
  }

  private String path(String verb) {
    return "/claims/" + id.value() + "/" + verb;
  }

  private Answer post(Calls who, String verb, String json) {
    return who.postJson(path(verb), json, "If-Match", Seen.etag(claim().sequence()));
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asString();
  }

  @Test
  void whoseClaimWasRejectedAppealsAndItIsAssessedAgain() {
    thereIs(taken -> taken.reject(ASSESSOR, new Rejection("X05", "مستثنا"), NOW));
    String why = "{\"text\": \"این خدمت در طرح من هست\"}";

    assertThat(post(stranger, "appeal", why).status()).isEqualTo(404);
    Answer appealed = post(insured, "appeal", why);
    assertThat(appealed.status()).as(appealed.toString()).isEqualTo(200);
    OpenApi.isA("Appealed", appealed);
    assertThat(appealed.json().path("status").asString()).isEqualTo("UNDER_ASSESSMENT");
    assertThat(claim().stage()).isInstanceOf(Stage.Appealed.class);
    assertThat(code(post(insured, "appeal", why))).isEqualTo("illegal-move");
  }

  @Test
  void whatWasDeductedOfAPaidClaimBecomesAClaimOfItsOwn() {
    thereIs(taken ->
        taken
            .decide(ASSESSOR, decision(), false, NOW)
            .order(new OrderRef(new TransferOrderId("t"), "1405/08/30/000001", 1), NOW));
    Answer appealed = post(insured, "appeal", "{\"text\": \"فرانشیز طرح من صفر است\"}");
    OpenApi.isA("Appealed", appealed);
    var opened = new ClaimId(appealed.json().path("supplementClaimId").asString());
    Claim supplement = claims.find(opened).orElseThrow();
    assertThat(supplement.requested()).isEqualTo(Rials.of(829_800));
    assertThat(supplement.expense().claimNumber()).matches("[0-9]{10}");
    assertThat(supplement.stage().status()).isEqualTo(Status.REGISTERED);
    assertThat(claim().stage().status()).isEqualTo(Status.ORDERED);
    assertThat(code(post(insured, "appeal", "{\"text\": \"باز هم\"}")))
        .isEqualTo("appealed-already");
  }

  private void returnedFor(RepairField... fields) {
    thereIs(taken ->
        taken.sendBack(
            ASSESSOR,
            new ReturnNotice(
                ReturnNotice.Kind.DEFICIENT,
                "R06",
                "نام مرکز و مبلغ را درست کنید",
                Set.of(),
                Set.of(fields),
                LocalDate.of(2026, 12, 6)),
            NOW));
  }

  @Test
  void whatTheNoticeNamesIsCorrectedAndSentAgain() {
    returnedFor(RepairField.CENTRE, RepairField.LINES);
    String before = claim().expense().contentHash();
    assertThat(code(post(insured, "correction", "{\"basicInsurer\": \"SOCIAL_SECURITY\"}")))
        .isEqualTo("field-not-asked-for");
    assertThat(code(post(insured, "correction", "{}"))).isEqualTo("nothing-corrected");
    Answer half = post(insured, "correction", "{\"centre\": {\"name\": \"داروخانهٔ ديگر\"}}");
    OpenApi.isA("Moved", half);
    assertThat(code(post(insured, "resubmission", ""))).isEqualTo("repair-incomplete");
    Answer whole =
        post(
            insured,
            "correction",
            """
            {"lines": [{"number": 1, "title": "دارو", "quantity": 1, "requested": 8000000, "basicShare": 0}]}
            """);
    assertThat(whole.status()).as(whole.toString()).isEqualTo(200);
    assertThat(claim().expense().centreName()).isEqualTo("داروخانهٔ دیگر");
    assertThat(claim().requested()).isEqualTo(Rials.of(8_000_000));
    assertThat(claim().expense().contentHash()).isNotEqualTo(before);
    assertThat(claim().file().earlier()).hasSize(2);
    assertThat(claim().file().earlier().getFirst().contentHash()).isEqualTo(before);
    assertThat(
            insured
                .post(path("resubmission"), "If-Match", "\"%d\"".formatted(claim().sequence()))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aCorrectionAsksForNoMoreThanWasSent() {
    returnedFor(RepairField.LINES);
    Answer more =
        post(
            insured,
            "correction",
            """
            {"lines": [{"number": 1, "title": "دارو", "quantity": 1, "requested": 9000000, "basicShare": 0}]}
            """);
    assertThat(more.status()).isEqualTo(422);
    assertThat(code(more)).isEqualTo("more-than-sent");
    assertThat(claim().requested()).isEqualTo(REQUESTED);
  }

  @Test
  void aCorrectionRestsOnNoPrescriptionOfAnotherClaim() {
    var number = UUID.randomUUID().toString();
    ClaimId first = id;
    returnedFor(RepairField.PRESCRIPTION);
    assertThat(resting(number).status()).isEqualTo(200);
    id = new ClaimId(UUID.randomUUID().toString());
    returnedFor(RepairField.PRESCRIPTION);
    Answer refused = resting(number);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(code(refused)).isEqualTo("prescription-used");
    ClaimId second = id;

    id = first;
    clock.forward(Duration.ofMinutes(1));
    assertThat(resting(UUID.randomUUID().toString()).status()).as("gives it up").isEqualTo(200);
    id = second;
    assertThat(resting(number).status()).isEqualTo(200);
  }

  private Answer resting(String prescription) {
    return post(
        insured,
        "correction",
        """
        {"prescription": {"number": "%s", "kind": "DRUG", "date": "2026-11-10", "total": 8000000}}
        """
            .formatted(prescription));
  }

  private Answer costing(long requested) {
    return post(
        insured,
        "correction",
        """
        {"lines": [{"number": 1, "title": "دارو", "quantity": 1, "requested": %d, "basicShare": 0}]}
        """
            .formatted(requested));
  }

  /** The hold of the ceiling is the first sending's: who asked for less may ask for it again. */
  @Test
  void whoCorrectedTooMuchAwayCorrectsItBack() {
    returnedFor(RepairField.LINES);
    assertThat(costing(1_000_000).status()).isEqualTo(200);
    assertThat(costing(REQUESTED.amount()).status()).isEqualTo(200);
    assertThat(code(costing(REQUESTED.amount() + 1))).isEqualTo("more-than-sent");
  }

  private static String fault(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("claim-wrong");
    return answer.json().at("/errors/0/pointer").asString()
        + " "
        + answer.json().at("/errors/0/code").asString();
  }

  @Test
  void aCorrectionIsHeldToWhatASendingIs() {
    returnedFor(RepairField.PRESCRIPTION, RepairField.EXPENSE_DATE);
    String found =
        "\"prescription\": {\"number\": \"1\", \"kind\": \"DRUG\", \"date\": \"%s\", \"total\": 5}";
    String paper = "\"paper\": {\"physicianCode\": \"%s\", \"sheets\": 1}";
    assertThat(fault(post(insured, "correction", "{" + found.formatted("0202-11-01") + "}")))
        .isEqualTo("/prescription/date day-out-of-range");
    assertThat(fault(post(insured, "correction", "{\"expenseDate\": \"9999-11-01\"}")))
        .isEqualTo("/expenseDate day-out-of-range");
    assertThat(fault(post(insured, "correction", "{" + paper.formatted("دکتر") + "}")))
        .isEqualTo("/paper/physicianCode physician-code-wrong");
    String both = "{" + found.formatted("2026-11-01") + ", " + paper.formatted("12345") + "}";
    assertThat(fault(post(insured, "correction", both))).isEqualTo("/paper two-prescriptions");

    Answer corrected = post(insured, "correction", "{" + paper.formatted("ن-۱۲۳ ۴۵") + "}");
    assertThat(corrected.status()).as(corrected.toString()).isEqualTo(200);
    assertThat(claim().expense().paper().physicianCode()).isEqualTo("ن12345");
  }

  @Test
  void aClerkFindsAClaimByItsNumberAndReceivesItsOriginals() {
    thereIs(
        CaseFile.opened(new Originals(Originals.Need.PAYMENT, null, null), null),
        taken -> taken.decide(ASSESSOR, decision(), false, NOW));
    Answer found = clerk.get("/originals?number=" + claim().expense().claimNumber());
    OpenApi.isA("OriginalsFound", found);
    assertThat(found.json().path("items").get(0).path("state").asString()).isEqualTo("AWAITED");
    assertThat(found.toString()).doesNotContain("دارو");

    Answer received = clerk.postJson(path("originals"), "{\"place\": \"شعبهٔ مرکزی\"}");
    OpenApi.isA("Originals", received);
    assertThat(received.json().path("receivedOn").asString()).isEqualTo("2026-11-21");
    assertThat(code(clerk.postJson(path("originals"), "{\"place\": \"شعبه\"}")))
        .isEqualTo("illegal-move");
    Answer disputed =
        clerk.postJson(path("originals/mismatch"), "{\"text\": \"مبلغ فاکتور دیگر است\"}");
    assertThat(disputed.json().path("state").asString()).isEqualTo("MISMATCH");
  }

  @Test
  void whoWorksOnAClaimWritesBesideIt() {
    thereIs(taken -> taken);
    Answer written =
        assessor.postJson(path("remarks"), "{\"text\": \"نسخه را ديدم\", \"visible\": true}");
    OpenApi.isA("Moved", written);
    assertThat(claim().file().remarks().getFirst().text()).isEqualTo("نسخه را دیدم");
  }

  @Test
  void aClaimThatIsNotThereIsNotFound() {
    assertThat(clerk.postJson(path("originals"), "{\"place\": \"شعبه\"}").status()).isEqualTo(404);
    assertThat(assessor.postJson(path("remarks"), "{\"text\": \"یک\", \"visible\": true}").status())
        .isEqualTo(404);
  }
}
