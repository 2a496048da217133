package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CLERK;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.nothingPayable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.OrderRef;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.audit.AuditEntry;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import tools.jackson.databind.JsonNode;

/** A family's lists and their counts, through the doors on a real store. */
@RealParts
@Import(Suite.class)
class RecordsServiceTest {
  private static final Wanted NOTHING_ASKED =
      new Wanted(null, null, null, null, null, null, null, null, null, null, null);

  private final PersonId mother = new PersonId(UUID.randomUUID().toString());
  private final PersonId son = new PersonId(UUID.randomUUID().toString());
  private final SampleRecords family = new SampleRecords(mother, son);
  private final MongoTemplate mongo;
  private final ClaimRecords records;
  private final int port;
  private final Calls calls;

  @Autowired
  RecordsServiceTest(MongoTemplate mongo, ClaimRecords records, @LocalServerPort int port) {
    this.records = records;
    this.mongo = mongo;
    this.port = port;
    this.calls = new Calls(port, TestTokens.person("claims-service", mother.value()));
  }

  private Claim keep(Claim claim) {
    return mongo.insert(claim);
  }

  /** One in every place that is told apart, of the son's those that are indirect. */
  private void everywhere() {
    keep(family.direct().at(NOW));
    keep(SampleRecords.taken(family.direct().at(NOW)));
    keep(SampleRecords.taken(family.indirect().at(NOW)).decide(ASSESSOR, decision(), true, NOW));
    keep(SampleRecords.taken(family.direct().at(NOW)).decide(ASSESSOR, decision(), false, NOW));
    keep(
        SampleRecords.taken(family.indirect().at(NOW))
            .decide(ASSESSOR, nothingPayable(), false, NOW));
    keep(returned(family.direct()));
    keep(returned(family.indirect()));
    keep(returned(family.indirect()).withdraw(INSURED, NOW));
    keep(rejected());
    keep(rejected().appeal(INSURED, "قبول ندارم", "1", NOW));
    keep(sent());
    keep(sent().pay(1, "99", NOW));
    keep(sent().failPayment(1, "AC04", NOW));
    Claim awaited = family.direct().needing(Originals.Need.PAYMENT).at(NOW);
    keep(awaited);
    keep(family.indirect().needing(Originals.Need.SAMPLE).at(NOW).withdraw(INSURED, NOW));
    Claim delivered =
        family
            .direct()
            .needing(Originals.Need.APPROVAL)
            .at(NOW)
            .receiveOriginals(CLERK, "شعبهٔ مرکزی", NOW);
    keep(delivered);
    keep(
        family
            .indirect()
            .needing(Originals.Need.APPROVAL)
            .at(NOW)
            .receiveOriginals(CLERK, "شعبهٔ مرکزی", NOW)
            .disputeOriginals(CLERK, "مبلغ یکی نیست", NOW));
  }

  private Claim returned(SampleRecords.Of of) {
    return SampleRecords.taken(of.at(NOW))
        .sendBack(
            ASSESSOR,
            new ReturnNotice(
                ReturnNotice.Kind.DEFICIENT,
                "R01",
                "ناقص",
                Set.of(DocumentKind.INVOICE),
                Set.of(),
                LocalDate.parse("2026-12-06")),
            NOW);
  }

  private Claim rejected() {
    return SampleRecords.taken(family.direct().at(NOW))
        .reject(ASSESSOR, new Rejection("X05", "مستثنا"), NOW);
  }

  private Claim sent() {
    return SampleRecords.taken(family.direct().at(NOW))
        .decide(ASSESSOR, decision(), false, NOW)
        .order(new OrderRef(new TransferOrderId("order"), "1405/08/30/354851", 1), NOW)
        .sendForPayment(1, NOW);
  }

  private JsonNode get(String path) {
    Calls.Answer answer = calls.get(path);
    assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
    return answer.json();
  }

  private long total(String query) {
    return get("/claims" + query).get("total").asLong();
  }

  @Test
  void everyCountIsHowManyTheListHas() {
    everywhere();
    OpenApi.isA("ClaimCounts", calls.get("/claims/counts"));
    JsonNode counts = get("/claims/counts");
    assertThat(counts.get("total").asLong()).isEqualTo(17);
    for (Group group : Group.values()) {
      assertThat(counts.get("groups").get(group.code()).asLong())
          .as(group.code())
          .isEqualTo(total("?group=" + group.code()))
          .isPositive();
    }
    for (String view : List.of("all", "with-deductions", "returned")) {
      JsonNode split =
          counts.get("records").get(view.equals("with-deductions") ? "withDeductions" : view);
      assertThat(split.get("total").asLong()).isEqualTo(total("?view=" + view)).isPositive();
      for (Direction direction : Direction.values()) {
        assertThat(split.get(direction == Direction.DIRECT ? "direct" : "indirect").asLong())
            .as(view + " " + direction)
            .isEqualTo(total("?view=" + view + "&direction=" + direction))
            .isPositive();
      }
    }
    JsonNode contract = counts.get("contracts").get(0);
    assertThat(contract.get("total").asLong()).isEqualTo(17);
    for (JsonNode person : contract.get("people")) {
      assertThat(person.get("total").asLong())
          .isEqualTo(total("?person=" + person.get("personId").asString()));
    }
  }

  @Test
  void theGroupsOfDocumentsAreThoseOfTheApp() {
    everywhere();
    JsonNode groups = get("/claims/counts").get("groups");
    assertThat(groups.get("deficient").asInt()).isEqualTo(2);
    assertThat(groups.get("rejected").asInt()).isEqualTo(1);
    assertThat(groups.get("payment").asInt()).isEqualTo(3);
    assertThat(groups.get("awaiting-originals").asInt()).isEqualTo(2);
    assertThat(groups.get("originals-delivered").asInt()).isEqualTo(1);
    assertThat(groups.get("current").asInt()).isEqualTo(8);
  }

  @Test
  void countsAreOfWhatIsAskedFor() {
    everywhere();
    JsonNode counts = get("/claims/counts?person=" + son.value());
    assertThat(counts.get("total").asLong()).isEqualTo(total("?person=" + son.value()));
    assertThat(counts.get("records").get("all").get("direct").asLong()).isZero();
  }

  @Test
  void walkingThePagesGivesEachOnceInOrderWhileOthersComeIn() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 23; i++) {
      // Several in one millisecond.
      ids.addFirst(keep(family.direct().at(NOW.plusMillis(i / 5))).id().value());
    }
    var walked = new ArrayList<JsonNode>();
    String next = "";
    do {
      JsonNode page = get("/claims?limit=7" + next);
      page.get("items").forEach(walked::add);
      next = page.hasNonNull("next") ? "&next=" + page.get("next").asString() : "";
      keep(family.direct().at(NOW.plus(Duration.ofDays(1))));
    } while (!next.isEmpty());
    assertThat(walked)
        .extracting(item -> item.get("id").asString())
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(walked)
        .extracting(item -> Instant.parse(item.get("registeredAt").asString()))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(total("?limit=1")).isEqualTo(23 + 4);
  }

  @Test
  void theLastPageSaysSoEvenWhenItIsFull() {
    keep(family.direct().at(NOW));
    keep(family.direct().at(NOW));
    OpenApi.isA("Claims", calls.get("/claims?limit=2"));
    assertThat(get("/claims?limit=2").hasNonNull("next")).isFalse();
    assertThat(get("/claims?limit=1").hasNonNull("next")).isTrue();
  }

  @Test
  void aClaimIsFoundByItsNumbersAsPeopleTypeThem() {
    Claim claim = keep(family.direct().at(NOW));
    keep(family.direct().at(NOW));
    String number = claim.expense().claimNumber();
    assertThat(total("?claimNumber=" + inPersian(number))).isEqualTo(1);
    assertThat(total("?trackingCode=" + inPersian(claim.expense().trackingCode()))).isEqualTo(1);
    assertThat(total("?trackingCode=1405/1")).isZero();
  }

  private static String inPersian(String digits) {
    var persian = new StringBuilder();
    digits.chars().forEach(c -> persian.append((char) (c >= '0' && c <= '9' ? c - '0' + '۰' : c)));
    return URLEncoder.encode(persian.toString(), StandardCharsets.UTF_8);
  }

  @Test
  void theDaysOfTheExpenseAreInclusive() {
    keep(family.direct().at(NOW)); // 2026-11-01
    assertThat(total("?from=2026-11-01&to=2026-11-01")).isEqualTo(1);
    assertThat(total("?to=2026-10-31")).isZero();
    assertThat(total("?from=2026-11-02")).isZero();
    assertThat(total("?service=PHARMACY")).isEqualTo(1);
    assertThat(total("?service=DENTIST")).isZero();
    assertThat(total("?status=REGISTERED&status=PAID")).isEqualTo(1);
    assertThat(total("?status=PAID,REJECTED")).isZero();
  }

  @Test
  void oddQuestionsAreRefused() {
    for (String odd :
        List.of(
            "limit=0",
            "limit=101",
            "limit=x",
            "next=17",
            "view=x",
            "group=x",
            "direction=x",
            "status=x",
            "from=1405-01-01x",
            "from=%2B999999999-12-31",
            "to=1405-01-01")) {
      assertThat(calls.get("/claims?" + odd).status()).as(odd).isEqualTo(400);
    }
    assertThat(
            calls
                .get(
                    "/claims?person[$ne]=x&status[$ne]=x&status[0]=x"
                        .replace("[", "%5B")
                        .replace("]", "%5D"))
                .status())
        .isLessThan(500);
  }

  /** The son sees what is his; a stranger nothing. */
  @Test
  void nobodySeesWhatIsNotTheirs() {
    Claim his = keep(family.indirect().at(NOW));
    Claim hers = keep(family.direct().at(NOW));
    var sons = new Calls(port, TestTokens.person("claims-service", son.value()));
    assertThat(sons.get("/claims").json().get("total").asInt()).isEqualTo(1);
    assertThat(sons.get("/claims/counts").json().get("total").asInt()).isEqualTo(1);
    assertThat(sons.get("/claims/" + his.id().value()).status()).isEqualTo(200);
    assertThat(sons.get("/claims/" + hers.id().value()).status()).isEqualTo(404);
    var strangers = new Calls(port, TestTokens.person("claims-service", "stranger"));
    assertThat(strangers.get("/claims/counts").json().get("total").asInt()).isZero();
    assertThat(strangers.get("/claims/" + his.id().value()).status()).isEqualTo(404);
  }

  /** As files to be saved, under names that say nothing of anybody. */
  @Test
  void exportsAreOfWhatOneMaySee() {
    Claim hers = keep(family.direct().at(NOW));
    Calls.Answer sheet = calls.get("/claims/export.xlsx?view=all");
    assertThat(sheet.status()).isEqualTo(200);
    assertThat(
            mongo.exists(
                query(where("subject").is(mother.value()).and("act").is("claims.export")),
                AuditEntry.class))
        .as("on record")
        .isTrue();
    assertThat(sheet.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"claims.xlsx\"");
    assertThat(new String(sheet.bytes(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    Calls.Answer statement = calls.get("/claims/" + hers.id().value() + "/statement.pdf");
    assertThat(statement.status()).isEqualTo(200);
    assertThat(statement.header("Content-Disposition"))
        .matches("attachment; filename=\"statement-[0-9]{10}\\.pdf\"");
    assertThat(new String(statement.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(calls.get("/claims/export.xlsx?group=x").status()).isEqualTo(400);
    var sons = new Calls(port, TestTokens.person("claims-service", son.value()));
    assertThat(sons.get("/claims/" + hers.id().value() + "/statement.pdf").status()).isEqualTo(404);
  }

  @Test
  void aFamilysListGoesByTheFamilysAndThePersonsIndex() {
    var query = records.newest(mother, NOTHING_ASKED, null);
    assertThat(query.getQueryObject().toJson())
        .contains("expense.mainInsuredId", "expense.personId");
    assertThat(query.getSortObject().keySet()).containsExactly("registeredAt", "_id");
    assertThat(Arrays.stream(Claim.class.getAnnotationsByType(CompoundIndex.class)))
        .map(CompoundIndex::def)
        .contains(
            "{'expense.mainInsuredId': 1, 'registeredAt': -1, '_id': -1}",
            "{'expense.personId': 1, 'registeredAt': -1, '_id': -1}");
  }
}
