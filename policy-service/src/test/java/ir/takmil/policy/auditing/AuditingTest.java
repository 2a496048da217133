package ir.takmil.policy.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.Topics;
import ir.takmil.policy.person.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Who did what is there to be read, by those who may. */
@PolicyParts
class AuditingTest {
  private static final Caller ASSESSOR =
      new Caller(UUID.randomUUID().toString(), "assessor1", null, Set.of("assessor"));

  private final Audit audit;
  private final MongoTemplate mongo;
  private Doors doors = Doors.at(0);

  AuditingTest(@Autowired Audit audit, @Autowired MongoTemplate mongo) {
    this.audit = audit;
    this.mongo = mongo;
  }

  @BeforeEach
  void findTheDoors(@LocalServerPort int port) {
    doors = Doors.at(port);
  }

  @Test
  void everythingTheOperatorToldIsWrittenDown() {
    Family family = Family.invented().told(doors);

    assertThat(acts(family.contract().value())).containsExactly("contract.put");
    assertThat(acts(family.mother().value())).containsExactly("person.put");
    assertThat(acts(family.sonsPlace().value())).containsExactly("membership.put");
    JsonNode entry = entries("subject=" + family.mother().value()).getLast();
    assertThat(entry.get("actorName").asString()).isEqualTo("operator1");
    assertThat(entry.get("roles").get(0).asString()).isEqualTo("operator");
    assertThat(entry.get("at").asString()).isEqualTo("2026-06-01T08:00:00Z");
  }

  /** An attempt that was refused is an attempt. */
  @Test
  void whatIsRefusedIsWrittenDownToo() {
    Family family = Family.invented().told(doors);
    String thief = Invented.personId().value();

    assertThat(doors.operator().put("/people/" + thief, family.motherBody()).status())
        .isEqualTo(409);
    assertThat(acts(thief)).containsExactly("person.put");
  }

  @Test
  void whatNeighboursLearnIsWrittenDownButNotWhatItWas() {
    Family family = Family.invented().told(doors);
    String mother = family.mother().value();

    doors.service("claims-service").get("/internal/people/" + mother + "/payee");
    doors
        .service("provider-service")
        .get("/internal/people/" + mother + "/identity-number?family=" + mother);
    Doors identity = doors.service("identity-service");
    var right = Map.of("nationalCode", family.motherCode().value(), "birthDate", "1985-05-12");
    var wrong = Map.of("nationalCode", family.motherCode().value(), "birthDate", "1985-05-13");
    assertThat(identity.post("/internal/identity-checks", right).status()).isEqualTo(200);
    assertThat(identity.post("/internal/identity-checks", wrong).status()).isEqualTo(404);

    assertThat(acts(mother))
        .containsExactly("identity.check", "identity-number.read", "payee.read", "person.put");
    assertThat(entries("actor=service:claims-service&subject=" + mother))
        .singleElement()
        .satisfies(entry -> assertThat(entry.get("act").asString()).isEqualTo("payee.read"));
    assertThat(entries("act=identity.check").getFirst().has("subject")).isFalse();
    assertThat(mongo.findAll(Document.class, "audit"))
        .allSatisfy(entry ->
            assertThat(entry.toJson())
                .doesNotContain(family.motherCode().value())
                .doesNotContain("1985-05")
                .doesNotContain("IR"));
  }

  @Test
  void pagesFollowOneAnotherWithoutAGapOrARepeat() {
    String subject = UUID.randomUUID().toString();
    for (int i = 0; i < 205; i++) {
      audit.record(ASSESSOR, "person.read", subject);
    }
    var sizes = new ArrayList<Integer>();
    var numbers = new ArrayList<Long>();
    String after = "";
    while (after != null) {
      JsonNode page =
          doors.auditor().get("/audit?act=person.read&subject=" + subject + after).body();
      sizes.add(page.get("items").size());
      page.get("items").forEach(entry -> numbers.add(entry.get("number").asLong()));
      after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
    }
    assertThat(sizes).containsExactly(100, 100, 5);
    assertThat(numbers).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void thePersonSeesWhoElseHasReadTheirCard() {
    Family family = Family.invented().told(doors);
    PersonId mother = family.mother();
    audit.record(ASSESSOR, "person.read", mother.value());
    audit.record(caller(family.son()), "person.read", mother.value());
    audit.record(caller(mother), "person.read", mother.value());
    audit.record(ASSESSOR, "person.read", family.son().value());

    List<JsonNode> read =
        doors.insured(mother).get("/readings").body().get("items").valueStream().toList();

    assertThat(read).hasSize(2);
    assertThat(read.getFirst().get("person").asString()).isEqualTo(family.son().value());
    assertThat(read.getFirst().has("name")).isFalse();
    assertThat(read.getLast().get("name").asString()).isEqualTo("assessor1");
    assertThat(read.getLast().has("actor")).isFalse();
  }

  @Test
  void whoeverReadsTheTrailIsInIt() {
    Family family = Family.invented().told(doors);
    String son = family.son().value();
    String auditors =
        doors.auditor().get("/audit?subject=" + son + "&act=person.put").body().toString();
    assertThat(auditors).contains("person.put").doesNotContain("audit.read");

    JsonNode entry = entries("act=audit.read&subject=" + son).getLast();
    assertThat(entry.get("actorName").asString()).isEqualTo("auditor1");
    assertThat(entry.get("reason").asString()).isEqualTo("act=person.put");
    doors.insured(family.son()).get("/readings");
    assertThat(acts(son)).contains("readings.read");
  }

  @Test
  void aFilterOutOfShapeIsNamedAndNotKept() {
    for (String wrong :
        List.of("actor=0012345678", "subject=0012345678", "act=09001234567", "after=x")) {
      Doors.Answer answer = doors.auditor().get("/audit?" + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.body().get("errors").get(0).get("pointer").asString())
          .isEqualTo("/" + wrong.substring(0, wrong.indexOf('=')));
    }
    assertThat(
            doors
                .as(TestTokens.staff(Doors.US, "x", "insured"))
                .get("/readings")
                .body()
                .get("code")
                .asString())
        .isEqualTo("person-needed");
  }

  @Test
  void theHeadIsAnchoredOnATopicOfItsOwn() {
    Family.invented().told(doors);
    Topics.Said anchor = new Topics().of("policy.audit", "policy", 1).getFirst();
    assertThat(anchor.type()).isEqualTo("policy.audit-anchored.v1");
    assertThat(anchor.id()).isEqualTo("policy/" + anchor.body().get("number").asLong());
    assertThat(anchor.header("ce_source")).isEqualTo("/policy-service");
    assertThat(anchor.body().get("hash").asString()).matches("[0-9a-f]{64}");
  }

  private static Caller caller(PersonId person) {
    return new Caller(UUID.randomUUID().toString(), "chosen", person.value(), Set.of("insured"));
  }

  /** Newest first, without the readings of the trail itself. */
  private List<String> acts(String subject) {
    return entries("subject=" + subject).stream()
        .map(entry -> entry.get("act").asString())
        .filter(act -> !act.equals("audit.read"))
        .toList();
  }

  private List<JsonNode> entries(String filter) {
    Doors.Answer answer = doors.auditor().get("/audit?" + filter);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().get("items").valueStream().toList();
  }
}
