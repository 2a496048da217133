package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What a centre sees of what it has sent, through the doors on a real store. */
@RealParts
@Import(Suite.class)
class CentreServiceTest {
  private final String centre = UUID.randomUUID().toString();
  private final SampleRecords family =
      new SampleRecords(
          new PersonId(UUID.randomUUID().toString()), new PersonId(UUID.randomUUID().toString()));
  private final MongoTemplate mongo;
  private final int port;
  private final Calls calls;

  @Autowired
  CentreServiceTest(MongoTemplate mongo, @LocalServerPort int port) {
    this.mongo = mongo;
    this.port = port;
    this.calls = of(centre);
  }

  private Calls of(String centreId) {
    return new Calls(
        port, TestTokens.organisation("claims-service", "user1", centreId, "provider"));
  }

  private Claim sent(int minutes) {
    return family.indirect().at(NOW.plus(Duration.ofMinutes(minutes)), centre);
  }

  private static Claim returned(Claim claim) {
    return SampleRecords.taken(claim)
        .sendBack(
            ASSESSOR,
            new ReturnNotice(
                ReturnNotice.Kind.DEFICIENT,
                "R01",
                "فاکتور را دوباره بفرستید",
                Set.of(DocumentKind.INVOICE),
                Set.of(),
                LocalDate.of(2026, 12, 1)),
            NOW);
  }

  private static Claim approved(Claim claim) {
    return SampleRecords.taken(claim).decide(ASSESSOR, decision(), false, NOW);
  }

  private JsonNode seen(String path) {
    Calls.Answer answer = calls.get(path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("id").asString()).toList();
  }

  @Test
  void aCentreSeesWhatItSentNewestFirstAndNothingElse() {
    Claim first = mongo.insert(sent(0));
    Claim second = mongo.insert(returned(sent(1)));
    Claim third = mongo.insert(approved(sent(2)));
    mongo.insert(family.direct().at(NOW, centre));
    mongo.insert(family.indirect().at(NOW, UUID.randomUUID().toString()));

    JsonNode all = seen("/centre/claims");
    assertThat(ids(all))
        .containsExactly(third.id().value(), second.id().value(), first.id().value());
    assertThat(all.get("total").asInt()).isEqualTo(3);
    JsonNode granted = all.get("items").get(0);
    assertThat(granted.get("approved").asLong()).isEqualTo(7_468_200);
    assertThat(granted.get("deducted").asLong()).isEqualTo(829_800);
    assertThat(granted.at("/deductions/0/sentence").asString()).isNotBlank();
    assertThat(all.get("items").get(1).at("/returnNotice/text").asString()).contains("فاکتور");

    JsonNode page = seen("/centre/claims?limit=2");
    assertThat(ids(page)).hasSize(2);
    assertThat(ids(seen("/centre/claims?limit=2&next=" + page.get("next").asString())))
        .containsExactly(first.id().value());
    assertThat(ids(seen("/centre/claims?group=deficient"))).containsExactly(second.id().value());
    assertThat(ids(seen("/centre/claims?claimNumber=" + first.expense().claimNumber())))
        .containsExactly(first.id().value());
    assertThat(ids(seen("/centre/claims?to=2026-10-31"))).isEmpty();
    JsonNode counts = seen("/centre/claims/counts");
    assertThat(counts.get("total").asInt()).isEqualTo(3);
    assertThat(counts.at("/groups/deficient").asInt()).isEqualTo(1);
    assertThat(calls.get("/centre/claims?limit=0").status()).isEqualTo(400);
    assertThat(calls.get("/centre/claims?group=x").status()).isEqualTo(400);
  }

  @Test
  void ofOneItSeesTheWholeButNotWhatIsWrittenInsideTheHouse() {
    Claim claim = mongo.insert(approved(sent(0)).remark(ASSESSOR, "برای همکاران", false, NOW));
    Claim direct = mongo.insert(family.direct().at(NOW, centre));

    Calls.Answer one = calls.get("/centre/claims/" + claim.id().value());
    assertThat(one.status()).isEqualTo(200);
    OpenApi.isA("CentreClaim", one.json().toString());
    assertThat(one.json().get("lines")).isNotEmpty();
    assertThat(one.json().get("timeline")).isNotEmpty();
    assertThat(one.json().toString())
        .doesNotContain("برای همکاران")
        .doesNotContain(family.mother().value())
        .doesNotContain("حواله");
    String theirs = "/centre/claims/" + claim.id().value();
    assertThat(of(UUID.randomUUID().toString()).get(theirs).status()).isEqualTo(404);
    assertThat(calls.get("/centre/claims/" + direct.id().value()).status()).isEqualTo(404);
  }

  @Test
  void whatIsGrantedAwaitsSettlementAndThatIsSaid() {
    mongo.insert(sent(0));
    Claim claim = mongo.insert(approved(sent(1)));
    mongo.insert(approved(sent(2)));

    Calls.Answer payments = calls.get("/centre/payments?limit=1");
    OpenApi.isA("CentrePayments", payments.json().toString());
    assertThat(payments.json().get("total").asInt()).isEqualTo(2);
    assertThat(payments.json().get("awaitingSettlement").asLong()).isEqualTo(2 * 7_468_200L);
    assertThat(payments.json().get("paid").asLong()).isZero();
    JsonNode second =
        seen("/centre/payments?next=" + payments.json().get("next").asString()).get("items").get(0);
    assertThat(second.get("claimId").asString()).isEqualTo(claim.id().value());
    assertThat(second.get("state").asString()).isEqualTo("AWAITING_SETTLEMENT");
    assertThat(second.get("next").asString()).contains("تسویه").doesNotContain("حواله");
  }

  @Test
  void whoeverActsForNoCentreIsRefused() {
    var nobody = new Calls(port, TestTokens.staff("claims-service", "provider1", "provider"));
    assertThat(nobody.get("/centre/claims").status()).isEqualTo(403);
  }

  @Test
  void everyQuestionGoesByTheIndexOfTheCentre() {
    Document asked = CentreRecords.newest(centre, List.of(), null).getQueryObject();
    assertThat(asked.getList("$and", Document.class))
        .extracting(each -> each.keySet().iterator().next())
        .containsExactly("expense.centreId", "expense.direction");
    assertThat(mongo.indexOps(Claim.class).getIndexInfo())
        .anySatisfy(index -> {
          assertThat(index.getName()).isEqualTo("centre-newest");
          assertThat(index.getIndexFields())
              .extracting(field -> field.getKey())
              .containsExactly("expense.centreId", "expense.direction", "registeredAt", "_id");
        });
  }
}
