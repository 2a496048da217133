package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What the claims tell of a person's treatment, through the door on a real store. */
@RealParts
@Import(Suite.class)
class MedicalFileTest {
  private final PersonId mother = new PersonId(UUID.randomUUID().toString());
  private final PersonId son = new PersonId(UUID.randomUUID().toString());
  private final SampleRecords family = new SampleRecords(mother, son);
  private final MongoTemplate mongo;
  private final ClaimRecords records;
  private final int port;

  @Autowired
  MedicalFileTest(MongoTemplate mongo, ClaimRecords records, @LocalServerPort int port) {
    this.mongo = mongo;
    this.records = records;
    this.port = port;
  }

  /** As it stands when all of it has been announced. */
  private void keep(Claim claim) {
    mongo.insert(
        new Claim(
            claim.id(),
            claim.version(),
            claim.expense(),
            claim.attachments(),
            claim.held(),
            claim.registeredAt(),
            claim.stage(),
            claim.file(),
            claim.timeline(),
            claim.sequence(),
            List.of()));
  }

  private static Prescription written(String number, String kind, String day, String... titles) {
    return new Prescription(
        number,
        kind,
        LocalDate.parse(day),
        Rials.of(1_000_000),
        "دکتر مرادی",
        List.of(titles).stream()
            .map(title -> new Prescription.Item(title, 2, Rials.of(1), Rials.ZERO))
            .toList(),
        null,
        null);
  }

  private JsonNode file(PersonId reader, PersonId person) {
    Calls.Answer answer =
        new Calls(port, TestTokens.person("claims-service", reader.value()))
            .get("/medical-file?person=" + person.value());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    OpenApi.isA("MedicalFile", answer);
    return answer.json();
  }

  @Test
  void whatWasUsedLastComesFirst() {
    keep(family.indirect().on(written("1", "DRUG", "2026-10-01", "سرتاکونازول", "آسپرین")).at(NOW));
    keep(family.indirect().on(written("2", "DRUG", "2026-11-01", "آسپرین")).at(NOW));
    keep(
        family
            .indirect()
            .of("RADIOLOGY", "رادیولوژی")
            .on(written("3", "IMAGING", "2026-11-02", "عکس قفسهٔ سینه"))
            .at(NOW));
    keep(
        family
            .indirect()
            .on(written("4", "DRUG", "2026-11-03", "پس‌گرفته"))
            .at(NOW)
            .withdraw(INSURED, NOW));
    JsonNode file = file(son, son);
    assertThat(file.get("drugs").get(0).get("title").asString()).isEqualTo("آسپرین");
    assertThat(file.get("drugs")).hasSize(2);
    assertThat(file.get("drugs").get(0).get("uses")).hasSize(2);
    assertThat(file.get("drugs").get(0).get("lastOn").asString()).isEqualTo("2026-11-01");
    assertThat(file.get("services")).hasSize(2);
    assertThat(file.get("services").get(0).get("service").get("code").asString())
        .isEqualTo("RADIOLOGY");
    assertThat(file.get("physicians")).hasSize(1);
    assertThat(file.get("physicians").get(0).get("uses")).hasSize(3);
  }

  @Test
  void theMainInsuredSeesTheFamilysAndNobodyElseDoes() {
    keep(family.indirect().at(NOW));
    assertThat(file(mother, son).get("services")).hasSize(1);
    assertThat(file(son, mother).get("services")).isEmpty();
    assertThat(file(new PersonId("stranger"), son).get("services")).isEmpty();
  }

  @Test
  void itGoesByThePersonsIndex() {
    assertThat(records.of(son, son).getQueryObject().toJson()).contains("expense.personId");
    assertThat(records.of(son, son).getSortObject().keySet())
        .containsExactly("registeredAt", "_id");
  }
}
