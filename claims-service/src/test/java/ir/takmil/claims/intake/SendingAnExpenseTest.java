package ir.takmil.claims.intake;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.Photographs;
import ir.takmil.claims.testing.PolicyWords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.audit.AuditEntry;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One road and its refusals, through real HTTP, store and broker. */
@RealParts
@Import(Suite.class)
@TestPropertySource(properties = "takmil.intake.sweep-every=1h") // it is called by hand
class SendingAnExpenseTest {
  private static final String EXPENSE =
      """
      {"serviceCode": "PHARMACY", "expenseDate": "%s", "basicInsurer": "SOCIAL_SECURITY",
       "centreName": "داروخانه شبانه‌روزی", "prescription":
         {"number": "52906960", "kind": "DRUG", "date": "2026-11-10", "total": 1330300},
       "lines": [{"number": 1, "title": "دارو", "quantity": 1, "requested": 1536689, "basicShare": 0}]}
      """;

  private final String contract = UUID.randomUUID().toString();
  private final String plan = UUID.randomUUID().toString();
  private final String mother = UUID.randomUUID().toString();
  private final String daughter = UUID.randomUUID().toString();
  private final String admission = UUID.randomUUID().toString();
  private final String claim = UUID.randomUUID().toString();
  private final String picture = UUID.randomUUID().toString();

  private final KafkaTemplate<String, byte[]> kafka;
  private final MovableClock clock;
  private final Admissions admissions;
  private final Reservations reservations;
  private final Claims claims;
  private final Intake intake;
  private final MongoTemplate mongo;
  private final Calls calls;
  private final Calls strangers;
  private final Calls assessor;

  SendingAnExpenseTest(
      @Autowired KafkaTemplate<String, byte[]> kafka,
      @Autowired MovableClock clock,
      @Autowired Admissions admissions,
      @Autowired Reservations reservations,
      @Autowired Claims claims,
      @Autowired Intake intake,
      @Autowired MongoTemplate mongo,
      @LocalServerPort int port) {
    this.kafka = kafka;
    this.clock = clock;
    this.admissions = admissions;
    this.reservations = reservations;
    this.claims = claims;
    this.intake = intake;
    this.mongo = mongo;
    this.calls = new Calls(port, TestTokens.person("claims-service", mother));
    this.strangers =
        new Calls(port, TestTokens.person("claims-service", UUID.randomUUID().toString()));
    this.assessor = new Calls(port, TestTokens.staff("claims-service", "assessor1", "assessor"));
  }

  @BeforeEach
  void policyServiceHasSpoken() {
    clock.moveTo(Instant.parse("2026-11-21T10:00:00Z"));
    kafka.send(PolicyWords.plan(1, plan, contract));
    kafka.send(
        PolicyWords.membership(1, UUID.randomUUID().toString(), contract, plan, daughter, mother));
    eventually(() -> assertThat(open().status()).isIn(200, 201));
  }

  private Calls.Answer open() {
    return calls.put(
        "/admissions/" + admission,
        "{\"contractId\": \"%s\", \"personId\": \"%s\"}".formatted(contract, daughter));
  }

  private String draft() {
    return "/admissions/" + admission + "/claims/" + claim;
  }

  private Calls.Answer confirm(String key) {
    return calls.post("/admissions/" + admission + "/confirmation", "Idempotency-Key", key);
  }

  private void sendWithPicture() {
    assertThat(calls.put(draft(), EXPENSE.formatted("2026-11-10")).status()).isEqualTo(200);
    Calls.Answer sent =
        calls.put(
            draft() + "/attachments/" + picture + "?kind=INVOICE", Photographs.jpeg(640, 480));
    assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
    OpenApi.isA("Attachment", sent);
    Calls.Answer draft = calls.get("/admissions/" + admission);
    OpenApi.isA("Admission", draft);
    assertThat(draft.json().at("/claims/0/service/title").asString())
        .isEqualTo("دارو و ملزومات دارویی");
    assertThat(calls.get(draft() + "/attachments/" + picture).bytes())
        .hasSize(sent.json().get("bytes").asInt());
    assertThat(strangers.get(draft() + "/attachments/" + picture).status()).isEqualTo(404);
  }

  @Test
  void anExpenseIsSentAndRegisteredOnce() {
    sendWithPicture();
    eventually(() -> assertThat(calls.get("/admissions/" + admission).status()).isEqualTo(200));

    Calls.Answer first = confirm("one");
    Calls.Answer again = confirm("one");

    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    OpenApi.isA("Admission", first);
    JsonNode confirmed = first.json();
    assertThat(confirmed.get("state").asString()).isEqualTo("COMPLETED");
    assertThat(confirmed.get("trackingCode").asString())
        .matches("[1-9][0-9]{3}/[0-9]{2}/[0-9]{5}/[0-9]{3}/[0-9]{2}");
    assertThat(confirmed.at("/claims/0/claimNumber").asString()).matches("[1-9][0-9]{9}");
    assertThat(confirm("another").status()).isEqualTo(409);

    OpenApi.isA("Claims", calls.get("/claims"));
    OpenApi.isA("Admissions", calls.get("/admissions"));
    Calls.Answer shown = calls.get("/claims/" + claim);
    OpenApi.isA("Claim", shown);
    assertThat(shown.json().get("status").asString()).isEqualTo("REGISTERED");
    assertThat(shown.json().get("requested").asLong()).isEqualTo(1_536_689);
    assertThat(shown.json().get("actions").toString()).isEqualTo("[\"void\"]");
    assertThat(shown.header("ETag")).isEqualTo("\"1\"");
    assertThat(calls.get("/claims?person=" + daughter).json().get("total").asInt()).isEqualTo(1);

    var event = heard("claims.claim", claim);
    assertThat(event.get("type").asString()).isEqualTo("claims.claim-registered.v1");
    assertThat(event.at("/body/trackingCode").asString())
        .isEqualTo(confirmed.get("trackingCode").asString());
    assertThat(event.at("/body/claimNumber").asString())
        .isEqualTo(confirmed.at("/claims/0/claimNumber").asString());
    assertThat(heard("claims.admission", admission).at("/body/claims/0").asString())
        .isEqualTo(claim);

    kafka.send(PolicyWords.ceilingHeld(1, contract + ":" + daughter + ":DRUGS", claim, 1_536_689));
    eventually(() ->
        assertThat(calls.get("/claims/" + claim).json().get("held").asLong()).isEqualTo(1_536_689));
  }

  @Test
  void thePictureComesBackDrawnAnewAndOnlyToThoseItConcerns() {
    sendWithPicture();
    assertThat(confirm("one").status()).isEqualTo(200);
    String path = "/claims/" + claim + "/attachments/" + picture;

    Calls.Answer mine = calls.get(path);

    assertThat(mine.status()).isEqualTo(200);
    assertThat(mine.header("Content-Disposition")).startsWith("attachment");
    assertThat(mine.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(mine.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(mine.bytes()).startsWith(0xff, 0xd8, 0xff);
    assertThat(strangers.get(path).status()).isEqualTo(404);
    assertThat(assessor.get(path).status()).as("nobody has taken it yet").isEqualTo(404);
  }

  @Test
  void anotherFamilySeesNothingOfIt() {
    sendWithPicture();
    assertThat(strangers.get("/admissions/" + admission).status()).isEqualTo(404);
    assertThat(strangers.delete("/admissions/" + admission).status()).isEqualTo(404);
    assertThat(strangers.put(draft(), EXPENSE.formatted("2026-11-10")).status()).isEqualTo(404);
    assertThat(confirm("one").status()).isEqualTo(200);

    assertThat(strangers.get("/claims/" + claim).status()).isEqualTo(404);
    assertThat(strangers.get("/claims").json().get("total").asInt()).isZero();
    assertThat(strangers.post("/claims/" + claim + "/voiding", "If-Match", "\"1\"").status())
        .isEqualTo(404);
  }

  private long readings() {
    return mongo.count(
        query(where("subject").is(admission).and("act").is("admission.read")), AuditEntry.class);
  }

  @Test
  void whoReadsAnAdmissionOrItsReceiptIsOnRecord() {
    calls.get("/admissions/" + admission);
    assertThat(readings()).isEqualTo(1);
    strangers.get("/admissions/" + admission + "/receipt");
    assertThat(readings()).as("an attempt too").isEqualTo(2);
  }

  @Test
  void anExpenseOutsideTheContractIsRefusedWithItsDates() {
    assertThat(calls.put(draft(), EXPENSE.formatted("2026-03-25")).status()).isEqualTo(200);

    Calls.Answer refused = confirm("one");

    assertThat(refused.status()).isEqualTo(422);
    OpenApi.isA("Problem", refused);
    JsonNode problem = refused.json();
    assertThat(problem.get("code").asString()).isEqualTo("not-confirmable");
    assertThat(problem.get("errors").valueStream().map(e -> e.get("code").asString()))
        .containsExactly("expense-outside-contract", "attachment-missing");
    assertThat(problem.at("/errors/0/detail").asString())
        .contains("2026-03-25", "2026-03-26", "2027-03-26");
    assertThat(problem.get("contractStart").asString()).isEqualTo("2026-03-26");
    assertThat(calls.get("/claims/" + claim).status()).isEqualTo(404);
  }

  @Test
  void whatACrashCutShortIsFinishedByTheSweep() {
    sendWithPicture();
    var id = new AdmissionId(admission);
    Admission cutShort =
        admissions.change(
            id,
            present ->
                present.confirm(
                    "one",
                    day -> coverage(),
                    drafts -> {},
                    () -> reservations.trackingCode(id),
                    () -> reservations.next(id),
                    Receipts.signer()::sign,
                    clock.instant()));
    assertThat(claims.find(new ClaimId(claim))).isEmpty();

    new Sweep(admissions, intake).finishWhatWasCutShort();

    var found = claims.find(new ClaimId(claim)).orElseThrow();
    assertThat(found.expense().claimNumber())
        .isEqualTo(cutShort.confirmation().orElseThrow().claims().getFirst().claimNumber());
    assertThat(found.registeredAt()).isEqualTo(clock.instant());
    assertThat(admissions.find(id).orElseThrow().stage())
        .isInstanceOf(Admission.Stage.Completed.class);
    assertThat(confirm("one").status()).as("asked again, it is the same").isEqualTo(200);
  }

  private ir.takmil.claims.coverage.Coverage coverage() {
    return intake.coverage(
        admissions.find(new AdmissionId(admission)).orElseThrow(),
        java.time.LocalDate.parse("2026-11-10"));
  }

  @Test
  void aClaimIsTakenBackWhileNobodyHasTakenIt() {
    sendWithPicture();
    confirm("one");
    String voiding = "/claims/" + claim + "/voiding";

    assertThat(calls.post(voiding).status()).isEqualTo(428);
    assertThat(calls.post(voiding, "If-Match", "\"7\"").status()).isEqualTo(412);
    Calls.Answer taken = calls.post(voiding, "If-Match", "\"1\"");
    assertThat(taken.json().get("status").asString()).isEqualTo("VOIDED");

    Calls.Answer illegal = calls.post(voiding, "If-Match", "\"2\"");
    assertThat(illegal.status()).isEqualTo(409);
    assertThat(illegal.json().get("code").asString()).isEqualTo("illegal-move");
    assertThat(illegal.json().get("currentStatus").asString()).isEqualTo("VOIDED");
    assertThat(illegal.json().get("actions").isEmpty()).isTrue();
  }

  @Test
  void whatIsWrongWithARequestIsSaid() {
    assertThat(calls.put("/admissions/../x", "{}").status()).isBetween(400, 404);
    assertThat(calls.put("/admissions/not-a-uuid", "{}").status()).isEqualTo(400);
    assertThat(code(calls.put(draft(), "{\"serviceCode\": \"PHARMACY\", \"paid\": 1}")))
        .isEqualTo("unknown-field");
    assertThat(code(calls.put(draft(), EXPENSE.replace("1536689", "-1").formatted("2026-11-10"))))
        .isEqualTo("amount-negative");
    assertThat(code(calls.put(draft(), EXPENSE.replace("1536689", "1.5").formatted("2026-11-10"))))
        .isEqualTo("field-wrong");
    assertThat(code(calls.put(draft() + "/attachments/" + picture + "?kind=INVOICE", new byte[9])))
        .as("no such claim yet")
        .isEqualTo("not-found");
    calls.put(draft(), EXPENSE.formatted("2026-11-10"));
    assertThat(code(calls.put(draft() + "/attachments/" + picture + "?kind=INVOICE", new byte[9])))
        .isEqualTo("picture-kind-unknown");
    Calls.Answer tooLarge =
        calls.put(
            draft() + "/attachments/" + picture + "?kind=INVOICE", new byte[11 * 1024 * 1024]);
    assertThat(tooLarge.status()).isEqualTo(413);
    assertThat(code(calls.put(draft() + "/attachments/" + picture + "?kind=X", new byte[9])))
        .isEqualTo("parameter-wrong");
    assertThat(code(calls.post("/admissions/" + admission + "/confirmation")))
        .isEqualTo("idempotency-key-needed");
    assertThat(assessor.get("/admissions").status()).isEqualTo(403);
  }

  private Calls.Answer putItems(String... quantityPriceShare) {
    var items = new StringBuilder();
    for (String item : quantityPriceShare) {
      String[] parts = item.split(" ", -1);
      items
          .append(items.isEmpty() ? "" : ",")
          .append(
              "{\"title\": \"قرص\", \"quantity\": %s, \"price\": %s, \"basicShare\": %s}"
                  .formatted((Object[]) parts));
    }
    return calls.put(
        draft(),
        EXPENSE
            .replace("\"total\": 1330300", "\"total\": 1330300, \"items\": [" + items + "]")
            .formatted("2026-11-10"));
  }

  @Test
  void whatAPrescriptionCostsCanAlwaysBeCounted() {
    long most = Long.MAX_VALUE;
    Calls.Answer one = putItems("1 5 0", "1000000 " + most + " 0");
    assertThat(code(one)).isEqualTo("claim-wrong");
    assertThat(one.status()).isEqualTo(422);
    assertThat(one.json().at("/errors/0/pointer").asString()).isEqualTo("/prescription/items/1");
    assertThat(one.json().at("/errors/0/code").asString()).isEqualTo("amount-too-large");
    assertThat(code(putItems("1 " + most + " 0", "1 1 0"))).as("together").isEqualTo("claim-wrong");
    assertThat(code(putItems("1 1 " + most, "1 1 1"))).as("shares").isEqualTo("claim-wrong");
    assertThat(putItems("1 " + (most - 5) + " 0", "1 5 0").status()).isEqualTo(200);
  }

  @Test
  void anAdmissionMayBeDeletedUntilItIsConfirmed() {
    sendWithPicture();
    assertThat(calls.delete(draft() + "/attachments/" + picture).status()).isEqualTo(204);
    assertThat(calls.get("/admissions?state=UPLOADING").json().toString()).contains(admission);
    assertThat(calls.delete("/admissions/" + admission).status()).isEqualTo(204);
    assertThat(calls.delete("/admissions/" + admission).status()).isEqualTo(204);
    assertThat(calls.get("/admissions/" + admission).status()).isEqualTo(404);
    assertThat(code(open())).isEqualTo("admission-deleted");
  }

  private static String code(Calls.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    return answer.json().get("code").asString();
  }

  /** The first message about an aggregate on a topic. */
  private static JsonNode heard(String topic, String key) {
    Map<String, Object> from = new HashMap<>();
    from.put("bootstrap.servers", BackingServices.kafka());
    from.put("group.id", UUID.randomUUID().toString());
    from.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(from, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      return eventually(() -> {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          if (key.equals(record.key())) {
            var mapper = JsonMapper.builder().build();
            return mapper
                .createObjectNode()
                .put("type", new String(record.headers().lastHeader("ce_type").value()))
                .set("body", mapper.readTree(record.value()));
          }
        }
        throw new AssertionError("nothing heard yet of " + key);
      });
    }
  }
}
