package ir.takmil.policy;

import static ir.takmil.platform.testing.Eventually.eventually;
import static ir.takmil.policy.Doors.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its callers find it: its doors, its topics, its store. */
@PolicyParts
class PolicyServiceTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KafkaTemplate<String, byte[]> kafka;
  private final Topics topics;
  private Doors doors = Doors.at(0);

  PolicyServiceTest(@Autowired KafkaTemplate<String, byte[]> kafka) {
    this.kafka = kafka;
    this.topics = new Topics();
  }

  @BeforeEach
  void findTheDoors(@LocalServerPort int port) {
    doors = Doors.at(port);
  }

  @Test
  void aClaimIsHeldThenApprovedAndTheRestIsFreeAgain() {
    Family family = Family.invented().told(doors);
    String claim = UUID.randomUUID().toString();

    send(claim, 1, "claims.claim-registered.v1", registered(family, claim, "DRUGS", 8_298_000));
    eventually(() ->
        assertThat(remaining(family, "PHARMACY"))
            .isEqualTo(
                Map.of(
                    "granted",
                    100_000_000L,
                    "committed",
                    0L,
                    "held",
                    8_298_000L,
                    "remaining",
                    91_702_000L)));

    send(claim, 2, "claims.claim-taken.v1", Map.of("claimId", claim));
    send(claim, 3, "claims.claim-approved.v1", Map.of("claimId", claim, "approved", 7_468_200));
    eventually(() ->
        assertThat(remaining(family, "PHARMACY"))
            .isEqualTo(
                Map.of(
                    "granted",
                    100_000_000L,
                    "committed",
                    7_468_200L,
                    "held",
                    0L,
                    "remaining",
                    92_531_800L)));

    String account = family.contract().value() + ":" + family.son().value() + ":DRUGS";
    assertThat(topics.of("policy.ceiling", account, 2))
        .extracting(Topics.Said::id, Topics.Said::type, Topics.Said::body)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                account + "/1",
                "policy.ceiling-held.v1",
                JSON.valueToTree(
                    Family.ordered(
                        "accountId", account,
                        "claimId", claim,
                        "requested", 8_298_000,
                        "held", 8_298_000,
                        "remaining", 91_702_000))),
            org.assertj.core.groups.Tuple.tuple(
                account + "/2",
                "policy.ceiling-committed.v1",
                JSON.valueToTree(
                    Family.ordered(
                        "accountId", account,
                        "claimId", claim,
                        "committed", 7_468_200,
                        "released", 829_800,
                        "remaining", 92_531_800))));
  }

  @Test
  void aVoidedClaimLeavesTheCeilingOfTheWholeFamilyAsItWas() {
    Family family = Family.invented().told(doors);
    String claim = UUID.randomUUID().toString();

    send(claim, 1, "claims.claim-registered.v1", registered(family, claim, "PARA1", 1_816_100));
    eventually(() -> assertThat(remaining(family, "RADIOLOGY")).containsEntry("held", 1_816_100L));
    send(claim, 2, "claims.claim-voided.v1", Map.of("claimId", claim));
    send(claim, 2, "claims.claim-voided.v1", Map.of("claimId", claim));

    String account = family.contract().value() + ":" + family.mother().value() + "+:PARA1";
    topics.of("policy.ceiling", account, 2);
    assertThat(remaining(family, "RADIOLOGY"))
        .isEqualTo(
            Map.of("granted", 60_000_000L, "committed", 0L, "held", 0L, "remaining", 60_000_000L));
  }

  @Test
  void anApprovalWithoutARegistrationIsSetAsideWithItsReason() {
    String claim = UUID.randomUUID().toString();

    send(claim, 2, "claims.claim-approved.v1", Map.of("claimId", claim, "approved", 1));

    Topics.Said dead = topics.of("claims.claim.policy-service.dead", claim, 1).getFirst();
    assertThat(dead.header("kafka_dlt-exception-message")).contains("nothing held for claim");
  }

  @Test
  void withoutACeilingNothingIsNamedAsLeft() {
    Family family = Family.invented().told(doors);

    JsonNode view = remainingView(family, "SPECIALIST_VISIT", "2026-06-01").body();

    assertThat(view.get("covered").asBoolean()).isTrue();
    assertThat(view.get("unlimited").asBoolean()).isTrue();
    assertThat(view.get("granted").isNull()).isTrue();
    assertThat(view.get("remaining").isNull()).isTrue();
    assertThat(view.get("held").asLong()).isZero();
  }

  @Test
  void whatIsNotCoveredIsSaidInCodes() {
    Family family = Family.invented().told(doors);
    doors
        .operator()
        .put(
            "/memberships/" + family.sonsPlace().value(),
            with(family.membershipBody(family.son(), "SON"), "to", "2026-12-31"));

    assertThat(reasons(family, "PHARMACY", "2026-12-31")).isEmpty();
    assertThat(reasons(family, "PHARMACY", "2027-01-01")).containsExactly("X04");
    assertThat(reasons(family, "PHARMACY", "2026-03-20")).containsExactly("X01", "X04");
    assertThat(reasons(family, "DENTISTRY", "2026-06-01")).containsExactly("X05");
  }

  @Test
  void theMotherSeesTheFamilyAndTheSonHimself() {
    Family family = Family.invented().told(doors);

    JsonNode seenByMother =
        doors.insured(family.mother()).get("/family?contract=" + family.contract().value()).body();
    assertThat(seenByMother.get("items")).hasSize(2);
    JsonNode mother = seenByMother.get("items").get(0);
    assertThat(mother.get("relation").asString()).isEqualTo("MAIN");
    assertThat(mother.get("nationalCode").asString()).isEqualTo(family.motherCode().value());
    assertThat(mother.get("sheba").asString()).startsWith("IR••••").hasSize(10);
    assertThat(mother.get("mobile").asString()).startsWith("0901•••••").hasSize(11);

    JsonNode seenBySon = doors.insured(family.son()).get("/family").body();
    assertThat(seenBySon.get("items")).hasSize(1);
    assertThat(seenBySon.get("items").get(0).get("relation").asString()).isEqualTo("SON");
  }

  @Test
  void contractsComeWithTheNumberUnderEachTab() {
    Family now = Family.invented().told(doors);
    Family ended =
        new Family(
            Invented.contractId(),
            Invented.planId(),
            now.mother(),
            now.motherCode(),
            now.son(),
            now.sonCode(),
            Invented.membershipId(),
            Invented.membershipId());
    var past = with(with(ended.contractBody(), "start", "2025-03-21"), "end", "2026-03-20");
    doors.operator().put("/contracts/" + ended.contract().value(), past);
    doors
        .operator()
        .put(
            "/memberships/" + ended.mothersPlace().value(),
            with(
                with(ended.membershipBody(now.mother(), "MAIN"), "from", "2025-03-21"),
                "to",
                "2026-03-20"));

    JsonNode active = doors.insured(now.mother()).get("/contracts?state=active").body();
    assertThat(active.get("counts")).isEqualTo(JSON.valueToTree(Map.of("active", 1, "all", 2)));
    assertThat(active.get("items")).hasSize(1);
    assertThat(active.get("items").get(0).get("id").asString()).isEqualTo(now.contract().value());
    assertThat(active.get("items").get(0).get("plan").get("title").asString()).isEqualTo("طرح یک");

    JsonNode all = doors.insured(now.mother()).get("/contracts").body();
    assertThat(all.get("items")).hasSize(2);
    assertThat(all.get("items").get(1).get("active").asBoolean()).isFalse();
  }

  @Test
  void servicesNameTheirDocumentsAndCeilingsStandOnePerCover() {
    Family family = Family.invented().told(doors);
    Doors mother = doors.insured(family.mother());

    JsonNode services =
        mother
            .get(
                "/contracts/"
                    + family.contract().value()
                    + "/services?person="
                    + family.son().value())
            .body();
    assertThat(services.get("items")).hasSize(3);
    assertThat(services.get("items").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"code": "PHARMACY", "title": "دارو و ملزومات", "cover": {"code": "DRUGS", "title": "دارو"},
                 "requiredDocuments": [{"kind": "INVOICE", "required": true}], "ePrescription": true}
                """));
    JsonNode ceilings =
        mother
            .get(
                "/ceilings?contract="
                    + family.contract().value()
                    + "&person="
                    + family.son().value())
            .body();
    assertThat(ceilings.get("items")).hasSize(3);
    assertThat(ceilings.get("items").get(1).get("scope").asString()).isEqualTo("FAMILY");
    assertThat(ceilings.get("items").get(1).get("remaining").asLong()).isEqualTo(60_000_000);
  }

  @Test
  void anothersFamilyDoesNotExist() {
    Family family = Family.invented().told(doors);
    Family another = Family.invented().told(doors);
    Doors stranger = doors.insured(another.mother());

    for (String path :
        List.of(
            "/family?contract=" + family.contract().value(),
            "/contracts/" + family.contract().value() + "/services?person=" + family.son().value(),
            "/ceilings?contract=" + family.contract().value() + "&person=" + family.son().value(),
            remainingPath(family, "PHARMACY", "2026-06-01"))) {
      assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
    }
    // The son does not see his mother either.
    assertThat(
            doors
                .insured(family.son())
                .get(
                    "/ceilings?contract="
                        + family.contract().value()
                        + "&person="
                        + family.mother().value())
                .status())
        .isEqualTo(404);
  }

  @Test
  void whatIsToldTwiceIsPublishedOnce() {
    Family family = Family.invented().told(doors);
    Doors operator = doors.operator();

    assertThat(
            operator.put("/contracts/" + family.contract().value(), family.contractBody()).status())
        .isEqualTo(200);
    assertThat(operator.put("/people/" + family.son().value(), family.sonBody()).status())
        .isEqualTo(200);
    assertThat(
            operator
                .put(
                    "/memberships/" + family.sonsPlace().value(),
                    family.membershipBody(family.son(), "SON"))
                .status())
        .isEqualTo(200);
    var shorter = with(family.membershipBody(family.son(), "SON"), "to", "2026-12-31");
    assertThat(operator.put("/memberships/" + family.sonsPlace().value(), shorter).status())
        .isEqualTo(200);

    assertThat(topics.of("policy.membership", family.sonsPlace().value(), 2))
        .extracting(said -> said.body().get("to").asString())
        .containsExactly("2027-03-20", "2026-12-31");
    assertThat(topics.of("policy.plan", family.plan().value(), 1))
        .singleElement()
        .satisfies(said -> assertThat(said.type()).isEqualTo("policy.plan-published.v1"));
  }

  @Test
  void aShebaThatComesLaterMakesTheWholeFamilyPayable() {
    Family family = Family.invented();
    Doors operator = doors.operator();
    var without = with(family.motherBody(), "sheba", null);
    operator.put("/contracts/" + family.contract().value(), family.contractBody());
    operator.put("/people/" + family.mother().value(), without);
    operator.put("/people/" + family.son().value(), family.sonBody());
    operator.put(
        "/memberships/" + family.sonsPlace().value(), family.membershipBody(family.son(), "SON"));
    Doors claims = doors.service("claims-service");
    String payee = "/internal/people/" + family.mother().value() + "/payee";
    assertThat(claims.get(payee).status()).isEqualTo(404);

    operator.put("/people/" + family.mother().value(), family.motherBody());

    assertThat(topics.of("policy.membership", family.sonsPlace().value(), 2))
        .extracting(said -> said.body().get("payeeReady").asBoolean())
        .containsExactly(false, true);
    assertThat(claims.get(payee).body().get("name").asString()).isEqualTo("نسرین نمونه‌ای");
  }

  @Test
  void neighboursAskWhoSomebodyIs() {
    Family family = Family.invented().told(doors);
    Doors identity = doors.service("identity-service");
    var right = Map.of("nationalCode", family.motherCode().value(), "birthDate", "1985-05-12");

    assertThat(identity.post("/internal/identity-checks", right).body().get("personId").asString())
        .isEqualTo(family.mother().value());
    for (Object wrong :
        List.of(
            with(new java.util.HashMap<>(right), "birthDate", "1985-05-13"),
            with(
                new java.util.HashMap<>(right), "nationalCode", Invented.nationalCode().value()))) {
      Doors.Answer answer = identity.post("/internal/identity-checks", wrong);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body().get("code").asString()).isEqualTo("not-found");
    }

    Doors provider = doors.service("provider-service");
    String sons = "/internal/people/" + family.son().value() + "/identity-number?family=";
    assertThat(provider.get(sons + family.mother().value()).body().get("nationalCode").asString())
        .isEqualTo(family.sonCode().value());
    assertThat(provider.get(sons + family.son().value()).status()).isEqualTo(200);
    assertThat(provider.get(sons + Invented.personId().value()).status()).isEqualTo(404);
  }

  private static Map<String, Object> registered(
      Family family, String claim, String cover, long requested) {
    return Family.ordered(
        "claimId",
        claim,
        "claimNumber",
        "1234567890",
        "personId",
        family.son().value(),
        "mainInsuredId",
        family.mother().value(),
        "admissionId",
        UUID.randomUUID().toString(),
        "trackingCode",
        "1405/3/1/1/1",
        "contractId",
        family.contract().value(),
        "planId",
        family.plan().value(),
        "coverCode",
        cover,
        "serviceCode",
        "ANY",
        "expenseDate",
        "2026-05-30",
        "requested",
        requested,
        "registeredAt",
        "2026-06-01T08:00:00Z");
  }

  private void send(String claim, int sequence, String type, Object body) {
    var record =
        new ProducerRecord<String, byte[]>("claims.claim", claim, JSON.writeValueAsBytes(body));
    Map.of(
            "ce_id",
            claim + "/" + sequence,
            "ce_type",
            type,
            "ce_source",
            "/claims-service",
            "ce_time",
            "2026-06-01T08:00:00Z")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    kafka.send(record).join();
  }

  private static String remainingPath(Family family, String service, String on) {
    return "/remaining-ceiling?contract=%s&person=%s&service=%s&on=%s"
        .formatted(family.contract().value(), family.son().value(), service, on);
  }

  @Test
  void claimsServiceIsToldWhatIsLeftOfTheCeilingOfAService() {
    Family family = Family.invented().told(doors);
    assertThat(left(family, "PHARMACY").get("remaining").asLong()).isEqualTo(100_000_000);
    assertThat(left(family, "PHARMACY").get("unlimited").asBoolean()).isFalse();
    assertThat(left(family, "SPECIALIST_VISIT").get("unlimited").asBoolean()).isTrue();
    assertThat(left(family, "SPECIALIST_VISIT").get("remaining").isNull()).isTrue();
    assertThat(left(family, "UNKNOWN").get("remaining").asLong()).isZero();
  }

  private JsonNode left(Family family, String service) {
    return doors
        .service("claims-service")
        .get("/internal" + remainingPath(family, service, "2026-06-01"))
        .body();
  }

  private Doors.Answer remainingView(Family family, String service, String on) {
    return doors.insured(family.mother()).get(remainingPath(family, service, on));
  }

  private List<String> reasons(Family family, String service, String on) {
    JsonNode view = remainingView(family, service, on).body();
    List<String> reasons = view.get("reasons").valueStream().map(JsonNode::asString).toList();
    assertThat(view.get("covered").asBoolean()).isEqualTo(reasons.isEmpty());
    return reasons;
  }

  private Map<String, Long> remaining(Family family, String service) {
    JsonNode view = remainingView(family, service, "2026-06-01").body();
    return Map.of(
        "granted", view.get("granted").asLong(),
        "committed", view.get("committed").asLong(),
        "held", view.get("held").asLong(),
        "remaining", view.get("remaining").asLong());
  }
}
