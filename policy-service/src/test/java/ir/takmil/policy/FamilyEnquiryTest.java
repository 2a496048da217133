package ir.takmil.policy;

import static ir.takmil.platform.testing.Eventually.eventually;
import static ir.takmil.policy.Doors.with;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a family asks, and what each of them gets to see. */
@PolicyParts
class FamilyEnquiryTest {
  private final MovableClock clock;
  private Doors doors = Doors.at(0);
  private Family family = Family.invented();

  FamilyEnquiryTest(@Autowired MovableClock clock) {
    this.clock = clock;
  }

  @BeforeEach
  void tellOfAFamily(@LocalServerPort int port) {
    doors = Doors.at(port);
    family = Family.invented().told(doors);
  }

  @AfterEach
  void backToTheDayOfTheTests() {
    clock.moveTo(Instant.parse("2026-06-01T08:00:00Z"));
  }

  /** The contract ends on 1405/12/29, which is 2027-03-20: at 24:00 in Tehran, 20:30 UTC. */
  @Test
  void theContractIsActiveToItsLastMinuteInTehran() {
    clock.moveTo(Instant.parse("2027-03-20T20:29:00Z"));
    assertThat(active()).isTrue();
    clock.moveTo(Instant.parse("2027-03-20T20:31:00Z"));
    assertThat(active()).isFalse();
  }

  private boolean active() {
    JsonNode contracts = doors.insured(family.mother()).get("/contracts").body();
    return contracts.get("items").get(0).get("active").asBoolean();
  }

  @Test
  void anExpenseCanBeSentToTheLastMinuteOfItsDeadline() {
    // 120 days after 2026-04-01 is 2026-07-30.
    clock.moveTo(Instant.parse("2026-07-30T20:29:00Z"));
    JsonNode still = eligibility("PHARMACY", "2026-04-01");
    assertThat(still.get("submitBy").asString()).isEqualTo("2026-07-30");
    assertThat(reasons(still)).isEmpty();
    clock.moveTo(Instant.parse("2026-07-30T20:31:00Z"));
    assertThat(reasons(eligibility("PHARMACY", "2026-04-01"))).containsExactly("X02");
  }

  @Test
  void eligibilitySaysWhatIsNeededAndUntilWhen() {
    JsonNode covered = eligibility("PHARMACY", "2026-05-30");

    assertThat(covered.get("covered").asBoolean()).isTrue();
    assertThat(covered.get("coveredUntil").asString()).isEqualTo("2027-03-20");
    assertThat(covered.get("edition").asInt()).isEqualTo(1);
    assertThat(covered.get("service").get("requiredDocuments").get(0).get("kind").asString())
        .isEqualTo("INVOICE");
    assertThat(eligibility("DENTISTRY", "2026-05-30").has("service")).isFalse();
  }

  @Test
  void aSpecialPatientNeedsNoElectronicPrescription() {
    assertThat(
            eligibility("PHARMACY", "2026-05-30").get("service").get("ePrescription").asBoolean())
        .isTrue();
    enrol(with(family.membershipBody(family.son(), "SON"), "specialPatient", true));

    assertThat(
            eligibility("PHARMACY", "2026-05-30").get("service").get("ePrescription").asBoolean())
        .isFalse();
  }

  @Test
  void aCoverThatWaitsSaysUntilWhen() {
    publish(plan -> changedCover(plan, "waitingDays", 90), "2026-03-21");

    JsonNode waiting = eligibility("PHARMACY", "2026-06-01"); // 2026-03-21 and 90 days: 06-19
    assertThat(reasons(waiting)).containsExactly("X03");
    assertThat(waiting.get("waitedUntil").asString()).isEqualTo("2026-06-19");
    assertThat(reasons(eligibility("PHARMACY", "2026-06-18"))).containsExactly("X03");
    assertThat(reasons(eligibility("PHARMACY", "2026-06-19"))).isEmpty();
    // Who was insured before need not wait again.
    enrol(with(family.membershipBody(family.son(), "SON"), "insuredSince", "2025-01-01"));
    assertThat(reasons(eligibility("PHARMACY", "2026-06-01"))).isEmpty();
  }

  @Test
  void whatHeldOnADayCanAlwaysBeAskedAgain() {
    publish(plan -> with(plan, "title", "طرح یک، پس از الحاقیه"), "2026-05-01");
    Doors assessor = doors.as(TestTokens.staff(Doors.US, "assessor1", "assessor"));
    String plan = "/plans/" + family.plan().value();

    assertThat(assessor.get(plan + "?on=2026-04-30").body().get("title").asString())
        .isEqualTo("طرح یک");
    assertThat(assessor.get(plan + "?on=2026-05-01").body().get("edition").asInt()).isEqualTo(2);
    assertThat(assessor.get(plan + "?edition=1").body().get("title").asString())
        .isEqualTo("طرح یک");
    assertThat(assessor.get(plan + "?edition=1").body().get("newest").asInt()).isEqualTo(2);
    assertThat(assessor.get(plan + "?edition=9").status()).isEqualTo(404);
    assertThat(eligibility("PHARMACY", "2026-04-30").get("edition").asInt()).isEqualTo(1);
    assertThat(eligibility("PHARMACY", "2026-05-30").get("edition").asInt()).isEqualTo(2);
  }

  @Test
  void aFamilySeesWhatIsLeftOfEachCeilingAndWhatWas() {
    hold("first", 10_000_000);
    clock.moveTo(Instant.parse("2026-06-02T20:29:00Z")); // still the 2nd in Tehran... by a minute
    hold("second", 5_000_000);
    clock.moveTo(Instant.parse("2026-06-05T08:00:00Z"));

    JsonNode now = familyCeilings("");
    assertThat(now.get("items")).hasSize(2);
    assertThat(now.get("items").get(0).get("relation").asString()).isEqualTo("MAIN");
    JsonNode drugs = now.get("items").get(1).get("items").get(0);
    assertThat(drugs.get("held").asLong()).isEqualTo(15_000_000);
    assertThat(drugs.get("remaining").asLong()).isEqualTo(85_000_000);
    assertThat(heldAsOf("2026-06-02")).isEqualTo(15_000_000);
    assertThat(heldAsOf("2026-06-01")).isEqualTo(10_000_000);
    assertThat(heldAsOf("2026-05-31")).isZero();
  }

  @Test
  void anAdultDependentKeepsTheirFileFromTheMainInsured() {
    doors.operator().put("/people/" + family.son().value(), adultSon());
    Doors mother = doors.insured(family.mother());
    String his = "contract=" + family.contract().value() + "&person=" + family.son().value();
    assertThat(mother.get("/ceilings?" + his).status()).isEqualTo(200);

    assertThat(
            doors.insured(family.son()).put("/sharing", Map.of("withMainInsured", false)).status())
        .isEqualTo(200);

    Doors.Answer refused = mother.get("/ceilings?" + his);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().get("code").asString()).isEqualTo("not-shared");
    assertThat(mother.get("/remaining-ceiling?service=PHARMACY&" + his).status()).isEqualTo(403);
    JsonNode member = familyCeilings("").get("items").get(1);
    assertThat(member.get("shared").asBoolean()).isFalse();
    assertThat(member.get("items")).isEmpty();
    assertThat(doors.insured(family.son()).get("/ceilings?" + his).status()).isEqualTo(200);
    assertThat(
            doors.insured(family.son()).get("/sharing").body().get("withMainInsured").asBoolean())
        .isFalse();

    doors.insured(family.son()).put("/sharing", Map.of("withMainInsured", true));
    assertThat(mother.get("/ceilings?" + his).status()).isEqualTo(200);
  }

  @Test
  void aChildAndAMainInsuredHaveNothingToKeepBack() {
    Doors.Answer child =
        doors.insured(family.son()).put("/sharing", Map.of("withMainInsured", false));
    assertThat(child.body().get("code").asString()).isEqualTo("sharing-adults-only");
    Doors.Answer main =
        doors.insured(family.mother()).put("/sharing", Map.of("withMainInsured", false));
    assertThat(main.body().get("code").asString()).isEqualTo("sharing-dependents-only");
  }

  @Test
  void theCardSaysAllThatTheEmployerTold() {
    JsonNode card = doors.insured(family.son()).get("/family").body().get("items").get(0);

    assertThat(card.get("age").asInt()).isEqualTo(10);
    assertThat(card.get("contractNumber").asString()).isEqualTo("1405/1/14/9/901");
    assertThat(card.get("policyholder").asString()).isEqualTo("کارخانهٔ نمونه");
    assertThat(card.get("contractEnd").asString()).isEqualTo("2027-03-20");
  }

  @Test
  void whoHasReadACardIsTold() {
    doors.operator().get("/people/" + family.son().value());
    doors.operator().post("/people/search", Map.of("nationalCode", family.sonCode().value()));
    doors.insured(family.mother()).get("/family");

    eventually(() ->
        assertThat(doors.insured(family.son()).get("/readings").body().get("items")).hasSize(3));
    assertThat(doors.insured(family.son()).get("/people/" + family.son().value()).status())
        .isEqualTo(403);
  }

  @Test
  void theMembersOfAContractAreListedForStaffWithoutTheirNumbers() {
    String path = "/contracts/" + family.contract().value() + "/members";

    JsonNode all = doors.operator().get(path).body();
    assertThat(all.get("total").asInt()).isEqualTo(2);
    assertThat(all.toString()).doesNotContain(family.sonCode().value());
    JsonNode sons = doors.operator().get(path + "?relation=SON").body();
    assertThat(sons.get("items")).hasSize(1);
    assertThat(sons.get("items").get(0).get("name").asString()).isEqualTo("برنا نمونه‌ای");
    String last = all.get("items").get(1).get("membershipId").asString();
    assertThat(doors.operator().get(path + "?after=" + last).body().get("items")).isEmpty();
    assertThat(doors.insured(family.mother()).get(path).status()).isEqualTo(403);
  }

  @Test
  void aSonWhoComesOfAgeIsCoveredToTheDayBefore() {
    doors.operator().put("/people/" + family.son().value(), adultSon());
    publish(
        plan -> with(plan, "ageRules", List.of(Map.of("relation", "SON", "untilAge", 22))),
        "2026-03-21");
    enrol(with(family.membershipBody(family.son(), "SON"), "student", false));

    // Born on 1383/06/06, he is 22 on 1405/06/06, 2026-08-28.
    JsonNode card = doors.insured(family.son()).get("/family").body().get("items").get(0);
    assertThat(card.get("to").asString()).isEqualTo("2026-08-27");
    assertThat(card.get("ending").get("reason").asString()).isEqualTo("AGE");
    assertThat(reasons(eligibility("PHARMACY", "2026-08-27"))).isEmpty();
    assertThat(reasons(eligibility("PHARMACY", "2026-08-28"))).containsExactly("X04");
  }

  private Map<String, Object> adultSon() {
    return with(family.sonBody(), "birthDate", "2004-08-27");
  }

  private void enrol(Map<String, Object> son) {
    assertThat(doors.operator().put("/memberships/" + family.sonsPlace().value(), son).status())
        .isEqualTo(200);
  }

  private void publish(
      java.util.function.UnaryOperator<Map<String, Object>> change, String effectiveFrom) {
    var plan = with(change.apply(family.planBody()), "effectiveFrom", effectiveFrom);
    Doors.Answer answer =
        doors
            .operator()
            .put(
                "/contracts/" + family.contract().value(),
                with(family.contractBody(), "plans", List.of(plan)));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> changedCover(
      Map<String, Object> plan, String field, Object value) {
    var covers = new java.util.ArrayList<>((List<Map<String, Object>>) plan.get("covers"));
    covers.set(0, with(covers.getFirst(), field, value));
    return with(plan, "covers", covers);
  }

  private void hold(String name, long requested) {
    assertThat(
            doors
                .service("claims-service")
                .put(
                    "/internal/holds/" + name + "-" + family.contract().value(),
                    family.holdBody("DRUGS", requested))
                .status())
        .isEqualTo(200);
  }

  private JsonNode eligibility(String service, String on) {
    return doors
        .insured(family.mother())
        .get(
            "/eligibility?contract="
                + family.contract().value()
                + "&person="
                + family.son().value()
                + "&service="
                + service
                + "&on="
                + on)
        .body();
  }

  private static List<String> reasons(JsonNode view) {
    return view.get("reasons").valueStream().map(JsonNode::asString).toList();
  }

  private JsonNode familyCeilings(String more) {
    return doors
        .insured(family.mother())
        .get("/family-ceilings?contract=" + family.contract().value() + more)
        .body();
  }

  private long heldAsOf(String day) {
    return familyCeilings("&asOf=" + day)
        .get("items")
        .get(1)
        .get("items")
        .get(0)
        .get("held")
        .asLong();
  }
}
