package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.Stage;
import ir.takmil.platform.store.Place;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * Who waits for whom, read straight from the store by the index {@code places}: oldest first
 * submission first, which a return does not change.
 */
@Repository
class Queues {
  private final MongoTemplate mongo;

  Queues(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Whose queue, by the kinds of stages that wait in it. */
  enum For {
    ASSESSORS,
    EXAMINERS;

    List<String> kinds() {
      return switch (this) {
        case ASSESSORS -> List.of("registered", "resubmitted", "appealed");
        case EXAMINERS -> List.of("under-examination");
      };
    }
  }

  /** As much of a claim as a queue shows. */
  record Waiting(
      ClaimId id,
      Expense expense,
      @Nullable Rials held,
      Instant registeredAt,
      Stage stage,
      CaseFile file,
      int sequence) {
    Waiting {
      file = Objects.requireNonNullElse(file, CaseFile.NEW); // absent from older ones
    }

    Place place() {
      return new Place(registeredAt, id.value());
    }
  }

  /**
   * What is asked of a queue; what is null does not matter.
   *
   * @param centre its id, or a part of its name
   * @param before submitted no later than then
   */
  record Asked(
      @Nullable String service,
      @Nullable String centre,
      @Nullable Long minAmount,
      @Nullable Long maxAmount,
      @Nullable Instant before,
      @Nullable Flag flag) {}

  List<Waiting> list(For whom, Asked asked, @Nullable Place after, int most) {
    Query query = oldest(whom, asked, after).limit(most);
    query.fields().include("expense", "held", "registeredAt", "stage", "file.flags", "sequence");
    return mongo.find(query, Waiting.class, mongo.getCollectionName(Claim.class));
  }

  long count(For whom, Asked asked) {
    return mongo.count(where(whom, asked, null), Claim.class);
  }

  /**
   * How many wait of one service under the same flags, submitted in the same of these spans.
   *
   * @param age place in the list of spans of the longest that they have waited for; -1: not even
   *     the first
   */
  record Heap(String service, String title, List<String> flags, int age, long count) {}

  List<Heap> heaps(For whom, Asked asked, List<Duration> ages, Instant now) {
    Object age = -1;
    for (int i = 0; i < ages.size(); i++) {
      age =
          new Document(
              "$cond",
              List.of(
                  new Document("$lte", List.of("$registeredAt", now.minus(ages.get(i)))), i, age));
    }
    var key =
        new Document("service", "$expense.service.code")
            .append("title", "$expense.service.title")
            .append("flags", joined("$file.flags"))
            .append("age", age);
    var heaps = new ArrayList<Heap>();
    mongo
        .getCollection(mongo.getCollectionName(Claim.class))
        .aggregate(
            List.of(
                new Document("$match", where(whom, asked, null).getQueryObject()),
                new Document(
                    "$group", new Document("_id", key).append("count", new Document("$sum", 1)))))
        .forEach(found -> heaps.add(heap(found)));
    return heaps;
  }

  /** As words in one text: the local stand-in takes no two empty lists for the same. */
  private static Document joined(String list) {
    return new Document(
        "$reduce",
        new Document("input", new Document("$ifNull", List.of(list, List.of())))
            .append("initialValue", "")
            .append("in", new Document("$concat", List.of("$$value", "$$this", " "))));
  }

  private static Heap heap(Document found) {
    Document key = found.get("_id", Document.class);
    List<String> flags =
        Arrays.stream(key.getString("flags").split(" ")).filter(flag -> !flag.isEmpty()).toList();
    return new Heap(
        key.getString("service"),
        key.getString("title"),
        flags,
        key.getInteger("age"),
        found.get("count", Number.class).longValue());
  }

  static Query oldest(For whom, Asked asked, @Nullable Place after) {
    return where(whom, asked, after).with(Sort.by("registeredAt", "_id"));
  }

  private static Query where(For whom, Asked asked, @Nullable Place after) {
    var all = new ArrayList<Criteria>();
    all.add(Criteria.where("stage.kind").in(whom.kinds()));
    if (after != null) {
      all.add(after.newer("registeredAt"));
    }
    if (asked.before() != null) {
      all.add(Criteria.where("registeredAt").lte(asked.before()));
    }
    if (asked.service() != null) {
      all.add(Criteria.where("expense.service.code").is(asked.service()));
    }
    if (asked.centre() != null) {
      all.add(
          new Criteria()
              .orOperator(
                  Criteria.where("expense.centreId").is(asked.centre()),
                  Criteria.where("expense.centreName").regex(Pattern.quote(asked.centre()))));
    }
    amount("$gte", asked.minAmount(), all);
    amount("$lte", asked.maxAmount(), all);
    if (asked.flag() != null) {
      all.add(Criteria.where("file.flags").is(asked.flag().name()));
    }
    return new Query(new Criteria().andOperator(all));
  }

  /** What is asked for in all lines together. */
  private static void amount(String comparison, @Nullable Long amount, List<Criteria> all) {
    if (amount != null) {
      var requested = new Document("$sum", "$expense.lines.requested");
      all.add(Criteria.where("$expr").is(new Document(comparison, List.of(requested, amount))));
    }
  }
}
