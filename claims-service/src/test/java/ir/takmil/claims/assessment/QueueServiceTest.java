package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.SampleRecords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import tools.jackson.databind.JsonNode;

/** The queues on a real store: in order, filtered, counted. */
@RealParts
@Import(Suite.class)
class QueueServiceTest {
  private final String service = "S" + UUID.randomUUID().toString().substring(0, 8);
  private final SampleRecords family = new SampleRecords(new PersonId("q1"), new PersonId("q2"));
  private final MongoTemplate mongo;
  private final MovableClock clock;
  private final Calls assessor;

  @Autowired
  QueueServiceTest(MongoTemplate mongo, MovableClock clock, @LocalServerPort int port) {
    this.mongo = mongo;
    this.clock = clock;
    this.assessor = new Calls(port, TestTokens.staff("claims-service", "a1", "assessor"));
  }

  @BeforeEach
  void today() {
    clock.moveTo(NOW);
  }

  private Claim waiting(Instant since, long... lines) {
    var asked = new ArrayList<Line>();
    for (long line : lines) {
      asked.add(new Line(asked.size() + 1, "دارو", 1, Rials.of(line), Rials.ZERO));
    }
    return family.direct().of(service, "خدمت").asking(asked.toArray(Line[]::new)).at(since);
  }

  private JsonNode queue(String filter) {
    Calls.Answer answer = assessor.get("/assessment/queue?service=" + service + filter);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    OpenApi.isA("Queue", answer);
    return answer.json();
  }

  private long total(String filter) {
    return queue(filter).get("total").asLong();
  }

  @Test
  void pagesGoOnWhereTheOneBeforeEndedWhileSomeAreTaken() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 9; i++) {
      ids.add(mongo.insert(waiting(NOW.minus(Duration.ofHours(9 - i)), 5)).id().value());
    }
    JsonNode first = queue("&limit=4");
    assertThat(first.get("total").asInt()).isEqualTo(9);
    // What was taken meanwhile moves nothing: by number of places, one would be skipped.
    mongo.remove(mongo.findById(ids.getFirst(), Claim.class));
    JsonNode second = queue("&limit=4&next=" + first.get("next").asString());
    JsonNode third = queue("&limit=4&next=" + second.get("next").asString());
    var walked = new ArrayList<String>();
    List.of(first, second, third)
        .forEach(page -> page.get("items").forEach(item -> walked.add(item.get("id").asString())));
    assertThat(walked).isEqualTo(ids);
    assertThat(third.hasNonNull("next")).isFalse();
  }

  @Test
  void filtersNarrowAndCountsAgree() {
    mongo.insert(waiting(NOW.minus(Duration.ofDays(40)), 600, 400).flag(Set.of(Flag.ABOVE_PEERS)));
    mongo.insert(
        waiting(NOW.minus(Duration.ofDays(4)), 2_000)
            .flag(Set.of(Flag.ABOVE_PEERS, Flag.SAME_PICTURE)));
    mongo.insert(waiting(NOW.minus(Duration.ofHours(1)), 3_000));
    assertThat(total("&minAmount=1000")).isEqualTo(3);
    assertThat(total("&minAmount=1001")).isEqualTo(2);
    assertThat(total("&maxAmount=2000")).isEqualTo(2);
    assertThat(total("&olderThanDays=4")).isEqualTo(2);
    assertThat(total("&flag=ABOVE_PEERS")).isEqualTo(2);
    assertThat(total("&flag=SAME_EXPENSE")).isZero();
    assertThat(total("&centre=%D9%86%D9%85%D9%88%D9%86%D9%87")).isEqualTo(3); // نمونه
    assertThat(total("&centre=.*")).isZero();
    Calls.Answer counts = assessor.get("/assessment/queue/counts?service=" + service);
    OpenApi.isA("QueueCounts", counts);
    assertThat(counts.json().get("total").asInt()).isEqualTo(3);
    assertThat(counts.json().at("/services/0/count").asInt()).isEqualTo(3);
    assertThat(counts.json().at("/flags/0/flag").asString()).isEqualTo("SAME_PICTURE");
    assertThat(counts.json().at("/flags/0/count").asInt()).isEqualTo(1);
    assertThat(counts.json().at("/flags/1/count").asInt()).isEqualTo(2);
    assertThat(counts.json().get("ages").valueStream().map(age -> age.get("count").asInt()))
        .containsExactly(1, 0, 1, 0, 1);
  }

  @Test
  void anAppealWaitsForAnAssessorToo() {
    mongo.insert(
        SampleRecords.taken(waiting(NOW, 7))
            .reject(ASSESSOR, new Rejection("X05", "مستثنا"), NOW)
            .appeal(INSURED, "قبول ندارم", "1", NOW));
    assertThat(queue("").at("/items/0/status").asString()).isEqualTo("UNDER_ASSESSMENT");
  }

  @Test
  void oddQuestionsAreRefused() {
    for (String odd :
        List.of(
            "&limit=0",
            "&limit=101",
            "&next=1",
            "&flag=x",
            "&minAmount=x",
            "&minAmount=99999999999999999999",
            "&olderThanDays=-1",
            "&olderThanDays=99999",
            "&centre=" + "a".repeat(101))) {
      assertThat(assessor.get("/assessment/queue?service=x" + odd).status()).as(odd).isEqualTo(400);
    }
  }

  @Test
  void theQueueGoesByItsIndex() {
    assertThat(Arrays.stream(Claim.class.getAnnotationsByType(CompoundIndex.class)))
        .anySatisfy(index -> {
          assertThat(index.name()).isEqualTo("places");
          assertThat(index.def()).isEqualTo("{'stage.kind': 1, 'registeredAt': 1, '_id': 1}");
        });
    var query =
        Queues.oldest(
            Queues.For.ASSESSORS, new Queues.Asked(null, null, null, null, null, null), null);
    assertThat(query.getQueryObject().toJson()).contains("stage.kind");
    assertThat(query.getSortObject().keySet()).containsExactly("registeredAt", "_id");
  }
}
