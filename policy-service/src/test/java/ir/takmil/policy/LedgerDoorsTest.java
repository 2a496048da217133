package ir.takmil.policy;

import static ir.takmil.policy.Doors.with;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Corrections by an operator, and what is read of the ledger. */
@PolicyParts
class LedgerDoorsTest {
  private Doors doors = Doors.at(0);
  private Family family = Family.invented();

  @BeforeEach
  void tellOfAFamily(@LocalServerPort int port) {
    doors = Doors.at(port);
    family = Family.invented().told(doors);
  }

  @Test
  void aCeilingIsCorrectedOnceHoweverOftenItIsTold() {
    String id = UUID.randomUUID().toString();
    for (int twice = 0; twice < 2; twice++) {
      assertThat(adjust(id, 5_000_000).status()).isEqualTo(204);
    }

    assertThat(ledger().get("granted").asLong()).isEqualTo(105_000_000);
    assertThat(remaining()).isEqualTo(105_000_000);
    assertThat(ledger().get("items").get(1).get("reason").asString())
        .isEqualTo("الحاقیهٔ شمارهٔ 2");
    Doors.Answer other = adjust(id, 6_000_000);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body().get("code").asString()).isEqualTo("id-taken");
  }

  @Test
  void neverBelowWhatIsUsed() {
    hold("first", 90_000_000);

    Doors.Answer refused = adjust(UUID.randomUUID().toString(), -20_000_000);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().get("code").asString()).isEqualTo("below-what-is-used");
    assertThat(adjust(UUID.randomUUID().toString(), -10_000_000).status()).isEqualTo(204);
    assertThat(remaining()).isZero();
  }

  @Test
  void anUnlimitedCeilingAndOneThatIsNotThereHaveNothingToCorrect() {
    var visits = with(family.adjustmentBody("VISITS", 1), "coverCode", "VISITS");
    assertThat(put("/adjustments/", visits).body().get("code").asString())
        .isEqualTo("ceiling-unlimited");
    assertThat(
            put("/adjustments/", with(visits, "coverCode", "TEETH")).body().get("code").asString())
        .isEqualTo("ceiling-unknown");
    // The radiology's ceiling is the family's.
    assertThat(
            put("/adjustments/", with(visits, "coverCode", "PARA1")).body().get("code").asString())
        .isEqualTo("ceiling-unknown");
    assertThat(put("/adjustments/", with(visits, "personId", Invented.personId().value())).status())
        .isEqualTo(404);
  }

  @Test
  void aPlansNewCeilingIsThePeoplesToo() {
    hold("first", 90_000_000);
    var plan = family.planBody();
    var drugs =
        with(
            (Map<String, Object>) first(plan, "covers"),
            "ceiling",
            Map.of("scope", "PERSON", "amount", 70_000_000));
    var covers = new java.util.ArrayList<Object>((java.util.List<?>) plan.get("covers"));
    covers.set(0, drugs);
    doors
        .operator()
        .put(
            "/contracts/" + family.contract().value(),
            with(family.contractBody(), "plans", java.util.List.of(with(plan, "covers", covers))));

    // Lowered below what is used: nothing is left, and nobody's hold is touched.
    assertThat(remaining()).isZero();
    assertThat(ledger().get("granted").asLong()).isEqualTo(90_000_000);
    hold("second", 1_000);
    assertThat(ledger().get("held").asLong()).isEqualTo(90_000_000);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> first(Map<String, Object> of, String list) {
    return (Map<String, Object>) ((java.util.List<?>) of.get(list)).getFirst();
  }

  @Test
  void whatWasNeverUsedIsNotTakenBack() {
    hold("held", 1_000);

    Doors.Answer refused =
        doors.operator().put("/reversals/" + claim("held"), Map.of("reason", "اشتباه"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().get("code").asString()).isEqualTo("nothing-committed");
    assertThat(doors.operator().put("/reversals/nobody-knows", Map.of("reason", "اشتباه")).status())
        .isEqualTo(404);
  }

  @Test
  void amountsAndDaysThatNobodyMeansAndNumbersInReasonsAreRefused() {
    var body = family.adjustmentBody("DRUGS", 1);
    assertThat(put("/adjustments/", with(body, "by", Long.MAX_VALUE)).status()).isEqualTo(400);
    Doors.Answer numbered = put("/adjustments/", with(body, "reason", "تلفن ۰۹۰۰ ۱۲۳ ۴۵ ۶۷"));
    assertThat(numbered.status()).isEqualTo(422);
    assertThat(numbered.body().get("code").asString()).isEqualTo("reason-with-number");
    for (String path :
        java.util.List.of(
            "/eligibility?service=PHARMACY&on=%2B999999999-12-31&",
            "/remaining-ceiling?service=PHARMACY&on=-999999999-01-01&",
            "/ceilings?asOf=%2B999999999-12-31&",
            "/family-ceilings?asOf=%2B999999999-12-31&")) {
      assertThat(doors.insured(family.mother()).get(path + who()).status())
          .as(path)
          .isBetween(400, 499);
    }
    assertThat(doors.operator().get("/ledger?cover=DRUGS&on=%2B999999999-12-31&" + who()).status())
        .isBetween(400, 499);
    var son = family.membershipBody(family.son(), "SON");
    for (String field : java.util.List.of("marriedOn", "insuredSince")) {
      assertThat(
              doors
                  .operator()
                  .put(
                      "/memberships/" + family.sonsPlace().value(),
                      with(son, field, "-999999999-01-01"))
                  .status())
          .isBetween(400, 499);
    }
    assertThat(
            doors
                .operator()
                .put("/memberships/" + family.sonsPlace().value(), with(son, "to", "2027-03-21"))
                .body()
                .get("code")
                .asString())
        .isEqualTo("membership-outside-contract");
  }

  @Test
  void anAuditorReadsAndChangesNothing() {
    Doors auditor = doors.as(TestTokens.staff(Doors.US, "auditor1", "auditor"));
    String path = "/ledger?cover=DRUGS&" + who();

    assertThat(auditor.get(path).status()).isEqualTo(200);
    assertThat(
            auditor
                .put("/adjustments/" + UUID.randomUUID(), family.adjustmentBody("DRUGS", 1))
                .status())
        .isEqualTo(403);
    assertThat(doors.insured(family.mother()).get(path).status()).isEqualTo(403);
  }

  private void hold(String name, long requested) {
    assertThat(
            doors
                .service("claims-service")
                .put("/internal/holds/" + claim(name), family.holdBody("DRUGS", requested))
                .status())
        .isEqualTo(200);
  }

  /** Of this family alone. */
  private String claim(String name) {
    return name + "-" + family.contract().value();
  }

  private Doors.Answer adjust(String id, long by) {
    return doors.operator().put("/adjustments/" + id, family.adjustmentBody("DRUGS", by));
  }

  private Doors.Answer put(String path, Map<String, Object> body) {
    return doors.operator().put(path + UUID.randomUUID(), body);
  }

  private JsonNode ledger() {
    return doors.operator().get("/ledger?cover=DRUGS&" + who()).body();
  }

  private long remaining() {
    return doors
        .insured(family.mother())
        .get("/remaining-ceiling?service=PHARMACY&" + who())
        .body()
        .get("remaining")
        .asLong();
  }

  private String who() {
    return "contract=" + family.contract().value() + "&person=" + family.son().value();
  }
}
