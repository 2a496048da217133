package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.CONTRACT;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.coverage.Membership;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;

/** What an adult keeps from the main insured, and who has looked at a case. */
@RealParts
@Import(Suite.class)
class KeptBackTest {
  private final MongoTemplate mongo;
  private final PersonId mother = new PersonId(UUID.randomUUID().toString());
  private final PersonId son = new PersonId(UUID.randomUUID().toString());
  private final Calls asMother;
  private final Calls asSon;
  private final Calls stranger;
  private final Calls assessor;
  private final Claim sonsClaim;
  private final String path;

  KeptBackTest(@Autowired MongoTemplate mongo, @LocalServerPort int port) {
    this.mongo = mongo;
    this.asMother = new Calls(port, TestTokens.person("claims-service", mother.value()));
    this.asSon = new Calls(port, TestTokens.person("claims-service", son.value()));
    this.stranger =
        new Calls(port, TestTokens.person("claims-service", UUID.randomUUID().toString()));
    this.assessor = new Calls(port, TestTokens.staff("claims-service", "assessor1", "assessor"));
    this.sonsClaim = mongo.insert(new SampleRecords(mother, son).indirect().at(NOW));
    this.path = "/claims/" + sonsClaim.id().value();
  }

  private void theSonKeepsItBack(boolean restricted) {
    mongo.save(
        new Membership(
            "m-" + son.value(),
            CONTRACT,
            PLAN,
            son,
            mother,
            LocalDate.of(2026, 3, 21),
            LocalDate.of(2027, 3, 20),
            false,
            true,
            null,
            restricted,
            1));
  }

  @Test
  void theMainInsuredSeesTheFamilysClaimsButForWhatAnAdultKeepsBack() {
    theSonKeepsItBack(false);
    assertThat(asMother.get(path).status()).isEqualTo(200);
    assertThat(asMother.get("/claims").json().path("total").asInt()).isEqualTo(1);

    theSonKeepsItBack(true);
    for (String door : List.of("", "/adjudication", "/statement.pdf", "/readings")) {
      assertThat(asMother.get(path + door).status()).as(door).isEqualTo(404);
    }
    String picture = "/attachments/" + sonsClaim.attachments().getFirst().id().value();
    assertThat(asMother.get(path + picture).status()).isEqualTo(404);
    assertThat(asMother.post(path + "/voiding", "If-Match", "\"1\"").status()).isEqualTo(404);
    assertThat(asMother.get("/claims").json().path("total").asInt()).isZero();
    assertThat(asSon.get(path).status()).isEqualTo(200);
    assertThat(asSon.get("/claims").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void theInsuredSeesWhoLookedAtACase() {
    theSonKeepsItBack(false);
    assertThat(assessor.get(path).status()).isEqualTo(200);
    assertThat(asMother.get(path).status()).isEqualTo(200);
    assertThat(asSon.get(path).status()).isEqualTo(200);
    assertThat(stranger.get(path).status()).as("no reading").isEqualTo(404);

    var items = asSon.get(path + "/readings").json().path("items");
    assertThat(items.size()).as(items.toString()).isEqualTo(2);
    assertThat(items.get(0).path("person").asString()).isEqualTo(mother.value());
    assertThat(items.get(1).path("name").asString()).isEqualTo("assessor1");
    assertThat(items.get(1).path("what").asString()).isEqualTo("CASE");
  }

  @Test
  void whoIsKeptFromIsFoundByItsIndex() {
    assertThat(
            mongo.indexOps(Membership.class).getIndexInfo().stream()
                .filter(index -> index.getName().equals("kept-back"))
                .flatMap(index -> index.getIndexFields().stream())
                .map(IndexField::getKey))
        .containsExactly("mainInsuredId", "restricted");
  }
}
