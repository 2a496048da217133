package ir.takmil.claims.repair;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.MAIN_INSURED;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.Photographs;
import ir.takmil.claims.testing.SampleClaims;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** A returned claim is repaired, or not, through real HTTP and store. */
@RealParts
@Import(Suite.class)
class RepairServiceTest {
  private static final LocalDate DEADLINE = LocalDate.parse("2026-12-06");

  private final ClaimId claim = new ClaimId(UUID.randomUUID().toString());
  private final String picture = UUID.randomUUID().toString();
  private final Claims claims;
  private final Deadlines deadlines;
  private final MongoTemplate mongo;
  private final MovableClock clock;
  private final Calls insured;
  private final Calls stranger;

  RepairServiceTest(
      @Autowired Claims claims,
      @Autowired Deadlines deadlines,
      @Autowired MongoTemplate mongo,
      @Autowired MovableClock clock,
      @LocalServerPort int port) {
    this.claims = claims;
    this.deadlines = deadlines;
    this.mongo = mongo;
    this.clock = clock;
    this.insured = new Calls(port, TestTokens.person("claims-service", MAIN_INSURED.value()));
    this.stranger =
        new Calls(port, TestTokens.person("claims-service", UUID.randomUUID().toString()));
  }

  @BeforeEach
  void aClaimCameBack() {
    clock.moveTo(Instant.parse("2026-11-21T10:00:00Z"));
    returned(claim, ReturnNotice.Kind.DEFICIENT);
  }

  private void returned(ClaimId id, ReturnNotice.Kind kind) {
    Instant now = clock.instant();
    claims.add(SampleClaims.registered(id, now));
    var notice =
        new ReturnNotice(
            kind, "R01", "فاکتور ناخواناست", Set.of(DocumentKind.INVOICE), Set.of(), DEADLINE);
    claims.change(
        id,
        Seen.WHATEVER,
        registered ->
            registered
                .noteHeld(REQUESTED, 1, now)
                .take(ASSESSOR, now)
                .sendBack(ASSESSOR, notice, now));
    clock.forward(Duration.ofHours(1));
  }

  private String path() {
    return "/claims/" + claim.value();
  }

  private Calls.Answer attach(Calls by, String id, int width) {
    return by.put(path() + "/attachments/" + id + "?kind=INVOICE", Photographs.jpeg(width, 480));
  }

  private String etag() {
    return insured.get(path()).header("ETag");
  }

  @Test
  void aNewPictureRepairsItAndTheOldOneStays() {
    assertThat(code(insured.post(path() + "/resubmission", "If-Match", etag())))
        .isEqualTo("repair-incomplete");

    OpenApi.isA("Claim", insured.get(path()));
    Calls.Answer sent = attach(insured, picture, 640);
    Calls.Answer again = attach(insured, picture, 640);
    assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
    assertThat(sent.json().get("version").asInt()).isEqualTo(2);
    assertThat(again.json()).isEqualTo(sent.json());
    assertThat(code(attach(insured, picture, 320))).as("another picture").isEqualTo("id-taken");

    Calls.Answer resubmitted = insured.post(path() + "/resubmission", "If-Match", etag());
    OpenApi.isA("Moved", resubmitted);
    assertThat(resubmitted.json().get("status").asString()).isEqualTo("RESUBMITTED");
    Claim after = claims.find(claim).orElseThrow();
    assertThat(after.attachments()).hasSize(2);
    assertThat(after.registeredAt()).as("its place in the queue").isBefore(clock.instant());
    assertThat(insured.get(path() + "/attachments/" + picture).status()).isEqualTo(200);
  }

  @Test
  void aStrangerRepairsNothing() {
    assertThat(attach(stranger, picture, 640).status()).isEqualTo(404);
    assertThat(stranger.post(path() + "/resubmission", "If-Match", "\"1\"").status())
        .isEqualTo(404);
  }

  @Test
  void whatWaitsForAnAssessorTakesNoPictures() {
    attach(insured, picture, 640);
    insured.post(path() + "/resubmission", "If-Match", etag());
    Calls.Answer late = attach(insured, UUID.randomUUID().toString(), 640);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().get("currentStatus").asString()).isEqualTo("RESUBMITTED");
    assertThat(code(insured.post(path() + "/voiding", "If-Match", etag())))
        .isEqualTo("illegal-move");
  }

  @Test
  void aReturnedClaimMayBeTakenBack() {
    Calls.Answer taken = insured.post(path() + "/voiding", "If-Match", etag());
    assertThat(taken.json().get("status").asString()).isEqualTo("VOIDED");
    assertThat(taken.header("ETag")).isEqualTo(etag());
  }

  @Test
  void whoDoesNotAnswerInTimeIsRejected() {
    clock.moveTo(Instant.parse("2026-12-06T20:29:59Z"));
    deadlines.rejectWhatWasNotAnswered();
    assertThat(status()).isEqualTo(Status.RETURNED);

    clock.forward(Duration.ofSeconds(1));
    assertThat(code(attach(insured, picture, 640))).isEqualTo("cure-deadline-passed");
    deadlines.rejectWhatWasNotAnswered();
    deadlines.rejectWhatWasNotAnswered();

    assertThat(status()).isEqualTo(Status.REJECTED);
    assertThat(insured.get(path()).json().at("/rejection/reasonCode").asString()).isEqualTo("X08");
  }

  /** As one whose document nobody can read any more, before the others in every round. */
  @Test
  void oneClaimThatCannotBeReadHoldsUpNoOther() {
    String broken = UUID.randomUUID().toString();
    mongo.insert(
        new Document("_id", broken)
            .append("registeredAt", Instant.parse("2026-01-01T00:00:00Z"))
            .append("sequence", 1)
            .append(
                "stage",
                new Document("kind", "returned")
                    .append(
                        "notice",
                        new Document("kind", "DEFICIENT")
                            .append("cureDeadline", Instant.parse("2026-12-06T00:00:00Z")))),
        "claims");
    try {
      clock.moveTo(Instant.parse("2026-12-03T20:30:00Z"));
      deadlines.remindWhoseDeadlineIsNear();
      assertThat(isReminded()).isTrue();
      clock.moveTo(Instant.parse("2026-12-07T20:30:00Z"));
      deadlines.rejectWhatWasNotAnswered();
      assertThat(status()).isEqualTo(Status.REJECTED);
    } finally {
      mongo.remove(Query.query(Criteria.where("_id").is(broken)), "claims");
    }
  }

  private boolean isReminded() {
    return claims.find(claim).orElseThrow().stage() instanceof Stage.Returned returned
        && returned.reminded();
  }

  @Test
  void theInsuredIsRemindedThreeDaysBeforeTheLastOne() {
    clock.moveTo(Instant.parse("2026-12-02T20:29:59Z"));
    deadlines.remindWhoseDeadlineIsNear();
    assertThat(isReminded()).isFalse();

    clock.forward(Duration.ofSeconds(1));
    deadlines.remindWhoseDeadlineIsNear();
    assertThat(isReminded()).isTrue();
    int sequence = claims.find(claim).orElseThrow().sequence();
    deadlines.remindWhoseDeadlineIsNear();
    assertThat(claims.find(claim).orElseThrow().sequence()).isEqualTo(sequence);
  }

  private Status status() {
    return claims.find(claim).orElseThrow().stage().status();
  }

  private static String code(Calls.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    return answer.json().get("code").asString();
  }
}
