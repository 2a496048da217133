package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.FileDoors.Answer;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.Topics;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ImportDoors.Csv;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

/** A list on its whole road: sent, looked at, mended, applied, sent again. */
@PolicyParts
class ListImportingTest {
  private final People people;
  private final Memberships memberships;
  private final MongoTemplate mongo;
  private final MovableClock clock;
  private final String mother = Csv.code();
  private final String son = Csv.code();
  private final String sheba = Invented.sheba().value();
  private ImportDoors doors = new ImportDoors(0);

  ListImportingTest(
      @Autowired People people,
      @Autowired Memberships memberships,
      @Autowired MongoTemplate mongo,
      @Autowired MovableClock clock) {
    this.people = people;
    this.memberships = memberships;
    this.mongo = mongo;
    this.clock = clock;
  }

  @BeforeEach
  void findTheDoors(@LocalServerPort int port) {
    doors = new ImportDoors(port);
  }

  @Test
  void aFaultyListIsShownMendedAndApplied() {
    ContractId contract = doors.contract();
    String faulty = ImportDoors.newId();
    String wrong = new Csv().main(mother, "نسرین", "IR12").son("123", "برنا", mother).toString();

    Answer sent = doors.send(faulty, contract, "FULL", wrong);

    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.body().get("state").asString()).isEqualTo("READING");
    Answer read = doors.until(faulty, "FAULTY");
    assertThat(read.body().get("total").asInt()).isEqualTo(2);
    assertThat(read.body().get("counts").get("faults").asInt()).isEqualTo(2);
    assertThat(doors.faults(faulty))
        .containsExactly("2 شبا sheba-wrong", "3 کد ملی national-code-wrong");
    JsonNode first = doors.get("/" + faulty + "/faults").body().get("items").get(0);
    assertThat(first.get("detail").asString()).contains("شبا");
    assertThat(first.get("severity").asString()).isEqualTo("FAULT");
    assertThat(doors.apply(faulty, read.etag()).code()).isEqualTo("import-not-ready");
    assertThat(personOf(mother)).isNull();

    String mended = ImportDoors.newId();
    String right = new Csv().main(mother, "نسرین", sheba).son(son, "برنا", mother).toString();
    assertThat(doors.send(mended, contract, "FULL", right).status()).isEqualTo(201);
    assertThat(doors.send(mended, contract, "FULL", right).status()).isEqualTo(200);
    assertThat(doors.send(mended, contract, "FULL", wrong).code())
        .isEqualTo("import-of-another-file");
    Answer previewed = doors.until(mended, "PREVIEWED");
    assertThat(previewed.body().get("counts").get("joined").asInt()).isEqualTo(2);
    JsonNode joined = doors.differences(mended, "JOINED");
    assertThat(joined.get("items").get(1).get("row").asInt()).isEqualTo(3);
    assertThat(joined.get("items").get(1).get("name").asString()).isEqualTo("برنا نمونه‌ای");
    assertThat(joined.toString()).doesNotContain(son).doesNotContain(mother).doesNotContain(sheba);
    assertThat(personOf(mother)).as("a preview writes nothing").isNull();

    assertThat(doors.apply(mended, null).status()).isEqualTo(428);
    assertThat(doors.apply(mended, "\"1\"").status()).isEqualTo(412);
    assertThat(doors.apply(mended, previewed.etag()).status()).isEqualTo(202);
    Answer applied = doors.until(mended, "APPLIED");
    assertThat(applied.body().get("rowsPassedOver")).isEmpty();
    assertThat(doors.apply(mended, applied.etag()).code()).isEqualTo("import-not-ready");
    assertThat(doors.discard(mended).code()).isEqualTo("import-started");

    Membership sons = membershipOf(son);
    assertThat(sons.payeeReady()).isTrue();
    assertThat(sons.enrolment().mainInsuredId()).isEqualTo(personOf(mother).id());
    assertThat(sons.enrolment().period().start()).isEqualTo(LocalDate.parse("2026-03-21"));
    assertThat(new Topics().of("policy.membership", sons.id().value(), 1)).hasSize(1);
  }

  @Test
  void theSameFileAgainChangesNothingAndSaysNothing() {
    ContractId contract = doors.contract();
    String list = new Csv().main(mother, "نسرین", sheba).son(son, "برنا", mother).toString();
    doors.applied(contract, "FULL", list);
    Person person = personOf(mother);
    Membership sons = membershipOf(son);

    Answer again = doors.applied(contract, "FULL", list);

    JsonNode counts = again.body().get("counts");
    assertThat(counts.get("unchanged").asInt()).isEqualTo(2);
    assertThat(counts.get("joined").asInt() + counts.get("changed").asInt()).isZero();
    assertThat(counts.get("left").asInt()).isZero();
    assertThat(personOf(mother).version()).isEqualTo(person.version());
    assertThat(membershipOf(son).sequence()).isEqualTo(sons.sequence());
  }

  @Test
  void whoeverIsNotInTheWholeListLeavesToday() {
    ContractId contract = doors.contract();
    doors.applied(
        contract, "FULL", new Csv().main(mother, "نسرین").son(son, "برنا", mother).toString());
    String id = ImportDoors.newId();
    String without = new Csv().main(mother, "نسرین").toString();
    doors.send(id, contract, "FULL", without);
    Answer previewed = doors.until(id, "PREVIEWED");
    assertThat(previewed.body().get("counts").get("left").asInt()).isEqualTo(1);
    JsonNode left = doors.differences(id, "LEFT").get("items").get(0);
    assertThat(left.get("name").asString()).isEqualTo("برنا نمونه‌ای");
    assertThat(left.has("row")).isFalse();
    assertThat(membershipOf(son).enrolment().period().end())
        .isEqualTo(LocalDate.parse("2027-03-20"));

    doors.apply(id, previewed.etag());
    doors.until(id, "APPLIED");

    assertThat(membershipOf(son).enrolment().period().end())
        .isEqualTo(LocalDate.parse("2026-06-01"));
    assertThat(doors.applied(contract, "FULL", without).body().get("counts").get("left").asInt())
        .isZero();
  }

  @Test
  void aPartSaysNothingOfOthersAndNeverReplacesAnAccount() {
    ContractId contract = doors.contract();
    doors.applied(
        contract,
        "FULL",
        new Csv().main(mother, "نسرین", sheba).son(son, "برنا", mother).toString());
    String id = ImportDoors.newId();
    String part =
        new Csv()
            .main(mother, "نسرین‌بانو", Invented.sheba().value(), "09001234567")
            .son(Csv.code(), "رایان", mother)
            .toString();
    doors.send(id, contract, "PART", part);
    Answer previewed = doors.until(id, "PREVIEWED");

    assertThat(doors.faults(id)).containsExactly("2 شبا sheba-kept");
    JsonNode changed = doors.differences(id, "CHANGED");
    assertThat(changed.get("items").get(0).get("fields").toString())
        .isEqualTo("[\"givenName\",\"mobile\"]");
    doors.apply(id, previewed.etag());
    doors.until(id, "APPLIED");
    assertThat(people.sheba(personOf(mother)).orElseThrow().value()).isEqualTo(sheba);
    assertThat(personOf(mother).givenName()).isEqualTo("نسرین‌بانو");
    assertThat(membershipOf(son).lastDay()).isEqualTo(LocalDate.parse("2027-03-20"));
  }

  @Test
  void anAccountThatComesLaterMakesTheWholeFamilyPayable() {
    ContractId contract = doors.contract();
    doors.applied(
        contract, "FULL", new Csv().main(mother, "نسرین").son(son, "برنا", mother).toString());
    assertThat(membershipOf(son).payeeReady()).isFalse();

    doors.applied(contract, "PART", new Csv().main(mother, "نسرین", sheba).toString());

    assertThat(membershipOf(son).payeeReady()).isTrue();
  }

  @Test
  void somebodyMayComeTwiceIfTheTimesDoNotTouch() {
    ContractId contract = doors.contract();
    String list =
        new Csv()
            .main(mother, "نسرین")
            .son(son, "برنا", mother, "", "", "1405/01/01", "1405/02/31")
            .son(son, "برنا", mother, "", "", "1405/04/01", "1405/12/29")
            .toString();
    doors.applied(contract, "FULL", list);

    assertThat(memberships.ofPerson(personOf(son).id())).hasSize(2);
    assertThat(doors.applied(contract, "FULL", list).body().get("counts").get("unchanged").asInt())
        .isEqualTo(3);
    assertThat(memberships.ofPerson(personOf(son).id())).hasSize(2);
  }

  @Test
  void aPreviewThatAnotherListOvertookIsNotApplied() {
    ContractId contract = doors.contract();
    String older = ImportDoors.newId();
    doors.send(older, contract, "FULL", new Csv().main(mother, "نسرین").toString());
    Answer previewed = doors.until(older, "PREVIEWED");
    clock.forward(Duration.ofSeconds(1));
    doors.applied(contract, "FULL", new Csv().main(Csv.code(), "مینا").toString());

    assertThat(doors.apply(older, previewed.etag()).code()).isEqualTo("import-outdated");
    assertThat(doors.discard(older).status()).isEqualTo(204);
    assertThat(doors.discard(older).status()).isEqualTo(204);
    assertThat(doors.get("/" + older).status()).isEqualTo(404);
    JsonNode all = doors.get("?contract=" + contract.value()).body();
    assertThat(all.get("total").asInt()).isEqualTo(1);
    assertThat(papersOf(older)).isEmpty();
  }

  @Test
  void nothingPersonalLiesInTheStoreInTheClearAndLittleLiesThereLong() {
    ContractId contract = doors.contract();
    String list = new Csv().main(mother, "نسرین", sheba).toString();
    String id = ImportDoors.newId();
    doors.send(id, contract, "FULL", list);
    Answer previewed = doors.until(id, "PREVIEWED");
    assertThat(papersOf(id)).hasSize(3); // its file, its rows, who joined
    assertThat(papersOf(id).toString() + mongo.findById(id, Document.class, "imports"))
        .doesNotContain(mother)
        .doesNotContain(sheba)
        .doesNotContain("نسرین");

    doors.apply(id, previewed.etag());
    doors.until(id, "APPLIED");

    assertThat(papersOf(id))
        .singleElement()
        .extracting(paper -> paper.getString("kindOfPaper"))
        .isEqualTo("joined");
  }

  private @Nullable Person personOf(String code) {
    return people.find(new NationalCode(code)).orElse(null);
  }

  private Membership membershipOf(String code) {
    return memberships.ofPerson(personOf(code).id()).getFirst();
  }

  private List<Document> papersOf(String id) {
    return mongo.find(
        Query.query(Criteria.where("importId").is(id)), Document.class, "import-papers");
  }
}
