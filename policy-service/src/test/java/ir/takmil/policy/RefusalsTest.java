package ir.takmil.policy;

import static ir.takmil.policy.Doors.with;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is not done, and how that is said. */
@PolicyParts
class RefusalsTest {
  private Doors doors = Doors.at(0);

  @BeforeEach
  void findTheDoors(@LocalServerPort int port) {
    doors = Doors.at(port);
  }

  @Test
  void everyDoorAsksWhoCallsAndWhetherTheyMay() {
    Family family = Family.invented();
    String someone = family.mother().value();
    record Door(String method, String path, Object body, String role) {}
    var all =
        List.of(
            new Door(
                "PUT",
                "/contracts/" + family.contract().value(),
                family.contractBody(),
                "operator"),
            new Door("PUT", "/people/" + someone, family.motherBody(), "operator"),
            new Door(
                "PUT",
                "/memberships/" + family.sonsPlace().value(),
                family.membershipBody(family.son(), "SON"),
                "operator"),
            new Door("GET", "/audit", "", "auditor"),
            new Door("GET", "/readings", "", "insured"),
            new Door("GET", "/contracts", "", "insured"),
            new Door("GET", "/family", "", "insured"),
            new Door("GET", "/contracts/" + family.contract().value() + "/services", "", "insured"),
            new Door(
                "GET",
                "/ceilings?contract=" + family.contract().value() + "&person=" + someone,
                "",
                "insured"),
            new Door(
                "GET",
                "/remaining-ceiling?contract="
                    + family.contract().value()
                    + "&person="
                    + someone
                    + "&service=A",
                "",
                "insured"),
            new Door(
                "POST",
                "/internal/identity-checks",
                Map.of("nationalCode", family.sonCode().value(), "birthDate", "2015-08-27"),
                "service:identity-service"),
            new Door("GET", "/internal/people/" + someone + "/payee", "", "service:claims-service"),
            new Door(
                "GET",
                "/internal/remaining-ceiling?contract="
                    + family.contract().value()
                    + "&person="
                    + someone
                    + "&service=A&on=2026-06-01",
                "",
                "service:claims-service"),
            new Door("GET", "/my-change-requests", "", "insured"),
            new Door("PUT", "/my-change-requests/" + someone, Map.of(), "insured"),
            new Door("POST", "/my-change-requests/" + someone + "/code", "", "insured"),
            new Door(
                "POST",
                "/my-change-requests/" + someone + "/confirmation",
                Map.of("code", "123456"),
                "insured"),
            new Door("GET", "/change-requests", "", "operator,auditor"),
            new Door(
                "PUT",
                "/change-requests/" + someone,
                Map.of("personId", someone, "reason", "گم شده"),
                "operator"),
            new Door("POST", "/change-requests/" + someone + "/approval", "", "operator"),
            new Door(
                "POST",
                "/change-requests/" + someone + "/refusal",
                Map.of("reason", "ناخوانا"),
                "operator"),
            new Door(
                "GET",
                "/internal/people/" + someone + "/identity-number?family=" + someone,
                "",
                "service:provider-service"));
    var callers =
        Map.of(
            "operator", doors.operator(),
            "insured", doors.insured(family.mother()),
            "auditor", doors.auditor(),
            "assessor", doors.as(TestTokens.staff(Doors.US, "assessor1", "assessor")),
            "service:identity-service", doors.service("identity-service"),
            "service:claims-service", doors.service("claims-service"),
            "service:provider-service", doors.service("provider-service"),
            "service:notification-service", doors.service("notification-service"));
    for (Door door : all) {
      assertThat(knock(doors, door.method(), door.path(), door.body()).status())
          .as(door.path())
          .isEqualTo(401);
      callers.forEach((role, caller) -> {
        if (!List.of(door.role().split(",")).contains(role)) {
          assertThat(knock(caller, door.method(), door.path(), door.body()).status())
              .as(role + " at " + door.path())
              .isEqualTo(403);
        }
      });
    }
    assertThat(
            doors
                .as(TestTokens.staff("claims-service", "operator1", "operator"))
                .get("/contracts")
                .status())
        .isEqualTo(401);
    assertThat(doors.as(TestTokens.expired(Doors.US, someone)).get("/contracts").status())
        .isEqualTo(401);
    assertThat(
            doors
                .as(TestTokens.staff(Doors.US, "x", "insured"))
                .get("/contracts")
                .body()
                .get("code")
                .asString())
        .isEqualTo("person-needed");
  }

  @Test
  void aWrongFieldIsNamedInPersian() {
    Family family = Family.invented();
    String people = "/people/" + family.mother().value();
    Map<String, Object> body = family.motherBody();

    assertProblem(
        put(people, with(body, "nationalCode", "1234567890")),
        400,
        "national-code-wrong",
        "/nationalCode");
    assertProblem(
        put(people, with(body, "sheba", "IR000000000000000000000000")),
        400,
        "sheba-wrong",
        "/sheba");
    assertProblem(put(people, with(body, "mobile", "0211234567")), 400, "mobile-wrong", "/mobile");
    assertProblem(put(people, with(body, "gender", "QUEEN")), 400, "field-wrong", "/gender");
    assertProblem(
        put(people, with(body, "birthDate", "1985-02-30")), 400, "field-wrong", "/birthDate");
    assertProblem(put(people, with(body, "givenName", null)), 400, "invalid", "/givenName");
    assertProblem(put(people, with(body, "nickname", "نسی")), 400, "unknown-field", "/nickname");
    assertProblem(put("/people/not-an-id", body), 400, "parameter-wrong", "/id");

    String contract = "/contracts/" + family.contract().value();
    var plan = family.planBody();
    assertProblem(
        put(
            contract,
            with(
                family.contractBody(),
                "plans",
                List.of(with(plan, "covers", List.of(Map.of("code", "DRUGS")))))),
        400,
        "field-wrong",
        "/plans/0/covers/0");
    assertProblem(
        put(
            contract,
            with(
                family.contractBody(),
                "plans",
                List.of(
                    with(
                        plan,
                        "franchise",
                        Map.of("policy", "ALWAYS_PERCENT", "basisPoints", 10_001))))),
        400,
        "share-out-of-range",
        "/plans/0/franchise/basisPoints");
    assertProblem(
        put(
            contract,
            with(family.contractBody(), "plans", List.of(with(plan, "examinationThreshold", 1.5)))),
        400,
        "field-wrong",
        "/plans/0/examinationThreshold");
    assertProblem(put(people, with(body, "givenName", "\u200f")), 400, "text-empty", "/givenName");
    assertThat(code(put(contract, with(family.contractBody(), "end", "+999999999-12-31")), 422))
        .isEqualTo("day-out-of-range");
    assertThat(code(put(people, with(body, "birthDate", "+999999999-12-31")), 400))
        .isEqualTo("invalid");
    assertThat(put(contract, with(family.contractBody(), "number", "9".repeat(100_000))).status())
        .isEqualTo(400);
    assertThat(put(contract, "{\"number\": {\"$gt\": \"\"}}").status()).isEqualTo(400);
    assertThat(put(contract, "[").status()).isEqualTo(400);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Family family = Family.invented().told(doors);
    String contract = "/contracts/" + family.contract().value();
    assertThat(code(put(contract, with(family.contractBody(), "end", "2026-03-20")), 422))
        .isEqualTo("period-reversed");
    assertThat(
            code(
                put(
                    contract,
                    with(
                        family.contractBody(),
                        "plans",
                        List.of(with(family.planBody(), "id", Invented.planId().value())))),
                409))
        .isEqualTo("plan-left-out");
    assertThat(
            code(
                put(
                    contract,
                    with(
                        family.contractBody(),
                        "plans",
                        List.of(family.planBody(), family.planBody()))),
                422))
        .isEqualTo("plan-given-twice");
    assertThat(code(put("/contracts/" + Invented.contractId().value(), family.contractBody()), 409))
        .isEqualTo("plan-of-another-contract");

    var stranger = Invented.personId();
    assertThat(code(put("/people/" + stranger.value(), family.motherBody()), 409))
        .isEqualTo("national-code-taken");

    var sons = family.membershipBody(family.son(), "SON");
    String place = "/memberships/" + family.sonsPlace().value();
    assertThat(code(put(place, with(sons, "planId", Invented.planId().value())), 422))
        .isEqualTo("plan-unknown");
    assertThat(code(put(place, with(sons, "personId", stranger.value())), 422))
        .isEqualTo("insured-unknown");
    assertThat(code(put(place, with(sons, "mainInsuredId", stranger.value())), 422))
        .isEqualTo("main-insured-unknown");
    assertThat(code(put(place, with(sons, "relation", "MAIN")), 422))
        .isEqualTo("main-insured-wrong");
    assertThat(code(put(place, family.membershipBody(family.mother(), "MAIN")), 409))
        .isEqualTo("membership-overlaps");
    assertThat(code(put("/memberships/" + Invented.membershipId().value(), sons), 409))
        .isEqualTo("membership-overlaps");
    put(place, with(sons, "to", "2026-12-31"));
    assertThat(
            code(
                put(
                    "/memberships/" + family.mothersPlace().value(),
                    with(sons, "from", "2027-01-01")),
                409))
        .isEqualTo("membership-of-another");
  }

  private Doors.Answer put(String path, Object body) {
    return doors.operator().put(path, body);
  }

  private static Doors.Answer knock(Doors anybody, String method, String path, Object body) {
    Doors caller = anybody.having("*");
    return switch (method) {
      case "PUT" -> caller.put(path, body);
      case "POST" -> caller.post(path, body);
      default -> caller.get(path);
    };
  }

  private static String code(Doors.Answer answer, int status) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.body().get("detail").asString())
        .matches("(?s).*[\\u0600-\\u06ff].*")
        .doesNotContain("{");
    return answer.body().get("code").asString();
  }

  private static void assertProblem(Doors.Answer answer, int status, String code, String pointer) {
    assertThat(code(answer, status)).as(answer.body().toString()).isEqualTo(code);
    assertThat(answer.body().get("errors").get(0).get("pointer").asString())
        .as(answer.body().toString())
        .isEqualTo(pointer);
  }
}
