package ir.takmil.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreTest {
  private final Store store = Store.inMemory();
  private final MongoClient client = MongoClients.create(store.uri());
  private final MongoCollection<Document> claims =
      client.getDatabase("claims").getCollection("claims");

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  @Test
  void answersHelloAsAWritablePrimary() {
    Document hello = client.getDatabase("claims").runCommand(new Document("hello", 1));

    assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
    assertThat(hello.getInteger("maxWireVersion")).isPositive();
  }

  @Test
  void aDocumentIsReplacedOnlyInTheVersionThatWasSeen() {
    claims.insertOne(new Document("_id", "c1").append("version", 0L));
    Document next = new Document("_id", "c1").append("version", 1L);

    assertThat(claims.replaceOne(seen("c1", 0), next).getModifiedCount()).isEqualTo(1);
    assertThat(claims.replaceOne(seen("c1", 0), next).getMatchedCount()).isZero();
    assertThat(claims.find(seen("c1", 1)).first()).isEqualTo(next);
    assertThat(claims.findOneAndUpdate(seen("c1", 0), set("x", 1))).isNull();
    assertThat(claims.deleteOne(seen("c1", 0)).getDeletedCount()).isZero();
    assertThat(claims.deleteOne(seen("c1", 1)).getDeletedCount()).isEqualTo(1);
  }

  @Test
  void byIdAndVersionNoOtherDocumentIsLookedAt() {
    claims.insertMany(IntStream.range(0, 50).mapToObj(n -> new Document("_id", "c" + n)).toList());
    claims.insertOne(new Document("_id", "mine").append("version", List.of(1, 2)));

    assertThatThrownBy(() -> claims.find(refusedWhereverItLooks()).first())
        .isInstanceOf(MongoException.class);
    assertThat(claims.find(and(refusedWhereverItLooks(), eq("_id", "nobody"))).first()).isNull();
    assertThat(claims.updateOne(and(refusedWhereverItLooks(), eq("_id", "nobody")), set("x", 1)))
        .returns(0L, UpdateResult::getMatchedCount);
  }

  @Test
  void aUniqueKeyNarrowsAQueryThatAsksMore() {
    claims.createIndex(Indexes.ascending("family", "key"), new IndexOptions().unique(true));
    claims.insertOne(
        new Document("_id", "c1").append("family", "f").append("key", "k").append("state", "a"));

    assertThat(claims.find(and(eq("family", "f"), eq("key", "k"), eq("state", "a"))).first())
        .isNotNull();
    assertThat(claims.find(and(eq("family", "f"), eq("key", "k"), eq("state", "b"))).first())
        .isNull();
    assertThat(
            claims
                .find(and(refusedWhereverItLooks(), eq("family", "f"), eq("key", "none")))
                .first())
        .isNull();
  }

  @Test
  void aSecondaryIndexNarrowsByItsFirstField() {
    claims.createIndex(Indexes.ascending("family", "at"));
    claims.insertMany(
        List.of(
            new Document("_id", "c1").append("family", "f").append("at", 2),
            new Document("_id", "c2").append("family", "f").append("at", 1),
            new Document("_id", "c3").append("family", "g").append("at", 3)));

    assertThat(ids(claims.find(eq("family", "f")).sort(Sorts.ascending("at"))))
        .containsExactly("c2", "c1");
    assertThat(ids(claims.find(in("family", "f", "g", "h"))))
        .containsExactlyInAnyOrder("c1", "c2", "c3");
    assertThat(claims.find(and(refusedWhereverItLooks(), eq("family", "nobody"))).first()).isNull();
    assertThat(claims.countDocuments(eq("family", "f"))).isEqualTo(2);
    assertThat(claims.countDocuments(and(refusedWhereverItLooks(), eq("family", "nobody"))))
        .isZero();

    claims.updateOne(eq("_id", "c1"), set("family", "g"));
    claims.deleteOne(eq("_id", "c3"));
    assertThat(ids(claims.find(eq("family", "f")))).containsExactly("c2");
    assertThat(ids(claims.find(eq("family", "g")))).containsExactly("c1");
  }

  @Test
  void anIndexIsWalkedInItsOrderUntilThereAreEnough() {
    claims.createIndex(
        new Document("kind", 1).append("at", 1).append("_id", 1), new IndexOptions());
    claims.insertMany(
        IntStream.range(0, 1000)
            .mapToObj(n ->
                new Document("_id", "c%03d".formatted(n))
                    .append("kind", "k" + n % 3)
                    .append("at", 999 - n))
            .toList());
    Document order = new Document("at", 1).append("_id", 1);
    Document waiting = new Document("kind", new Document("$in", List.of("k0", "k1")));
    assertThat(ids(claims.find(waiting).sort(order).limit(3)))
        .containsExactly("c999", "c997", "c996");
    assertThat(ids(claims.find(waiting).sort(order).skip(1).limit(2)))
        .containsExactly("c997", "c996");
    assertThat(ids(claims.find(waiting).sort(Sorts.descending("at", "_id")).limit(2)))
        .containsExactly("c000", "c001");
    assertThat(ids(claims.find(and(waiting, Filters.gte("at", 996))).sort(order).limit(9)))
        .containsExactly("c003", "c001", "c000");
    assertThat(ids(claims.find(and(waiting, Filters.lte("at", 2))).sort(order).limit(9)))
        .containsExactly("c999", "c997");
    assertThat(ids(claims.find(waiting).sort(Sorts.descending("_id")).limit(2)))
        .containsExactly("c999", "c997");
    claims.updateOne(eq("_id", "c999"), set("at", 5000));
    claims.deleteOne(eq("_id", "c997"));
    assertThat(ids(claims.find(waiting).sort(order).limit(1))).containsExactly("c996");
    claims.updateOne(eq("_id", "c996"), set("at", List.of(3, 4000)));
    assertThat(ids(claims.find(waiting).sort(order).limit(2))).containsExactly("c996", "c994");
  }

  @Test
  void whatIsGroupedIsWhatWasMatched() {
    claims.createIndex(new Document("stage.kind", 1));
    for (int i = 0; i < 20; i++) {
      claims.insertOne(
          new Document("_id", "c" + i)
              .append("stage", new Document("kind", "k" + i % 2))
              .append("file", new Document("kind", i < 4 ? "A" : "B"))
              .append("lines", List.of(new Document("n", i), new Document("n", 1))));
    }
    Document matched =
        new Document("stage.kind", "k1")
            .append(
                "$expr",
                new Document("$gte", List.of(new Document("$sum", "$lines.n"), 4))); // from c3 on
    Document count = new Document("$sum", 1);
    assertThat(
            claims.aggregate(
                List.of(
                    new Document("$match", matched),
                    new Document(
                        "$group", new Document("_id", "$file.kind").append("count", count)))))
        .containsExactlyInAnyOrder(
            new Document("_id", "A").append("count", 1),
            new Document("_id", "B").append("count", 8));
    assertThat(claims.countDocuments(matched)).isEqualTo(9);
    assertThat(
            claims
                .aggregate(
                    List.of(
                        new Document("$match", new Document("stage.kind", "k1")),
                        new Document(
                            "$group",
                            new Document("_id", null)
                                .append("last", new Document("$max", "$$ROOT.lines.n")))))
                .first())
        .containsKey("last");
  }

  @Test
  void alternativesAreNarrowedWhereEachHasAnIndex() {
    claims.createIndex(new Document("family", 1));
    claims.createIndex(new Document("person", 1));
    for (int i = 0; i < 100; i++) {
      claims.insertOne(
          new Document("_id", "c" + i).append("family", "f" + i % 10).append("person", "p" + i));
    }
    Document either =
        new Document("$or", List.of(new Document("family", "f1"), new Document("person", "p2")));
    Document both =
        new Document("$and", List.of(either, new Document("_id", new Document("$ne", "c11"))));
    assertThat(claims.countDocuments(both)).isEqualTo(10);
    assertThat(claims.find(both).sort(new Document("_id", 1)).first().getString("_id"))
        .isEqualTo("c1");
    Document nobody =
        new Document(
            "$or", List.of(new Document("family", "nobody"), new Document("person", "nobody")));
    assertThat(claims.find(and(refusedWhereverItLooks(), nobody)).first()).isNull();
    // One of them has no such index: all are looked at.
    assertThat(
            claims.countDocuments(
                new Document(
                    "$or", List.of(new Document("family", "f1"), new Document("_id", "c2")))))
        .isEqualTo(11);
  }

  @Test
  void aPartialIndexNarrowsAQueryThatNamesItsFilter() {
    claims.createIndex(
        Indexes.ascending("outbox.at"),
        new IndexOptions().partialFilterExpression(exists("outbox.0")));
    claims.insertOne(new Document("_id", "said").append("outbox", List.of()));
    claims.insertOne(new Document("_id", "due").append("outbox", List.of(new Document("at", 1))));

    assertThat(ids(claims.find(exists("outbox.0")).sort(Sorts.ascending("outbox.at"))))
        .containsExactly("due");
    claims.updateOne(eq("_id", "due"), set("outbox", List.of()));
    claims.updateOne(eq("_id", "said"), set("outbox", List.of(new Document("at", 2))));
    assertThat(ids(claims.find(exists("outbox.0")))).containsExactly("said");
    claims.updateOne(eq("_id", "said"), set("outbox", List.of()));
    assertThat(claims.find(and(refusedWhereverItLooks(), exists("outbox.0"))).first()).isNull();
  }

  @Test
  void anAnswerOnItsWayIsNotTouchedByALaterChange() {
    claims.insertOne(new Document("_id", "c1").append("lines", List.of(new Document("n", 1))));
    claims.insertOne(new Document("_id", "c2").append("lines", List.of(new Document("n", 1))));

    try (MongoCursor<Document> slow = claims.find().batchSize(1).cursor()) {
      slow.next();
      claims.updateMany(new Document(), set("lines.0.n", 2));
      assertThat(slow.next().getList("lines", Document.class).getFirst()).containsEntry("n", 1);
    }
  }

  @Test
  void concurrentIncrementsAreAllCounted() {
    claims.insertOne(new Document("_id", "counter").append("n", 0));

    IntStream.range(0, 200)
        .parallel()
        .forEach(n -> claims.updateOne(eq("_id", "counter"), inc("n", 1)));

    assertThat(claims.find(eq("_id", "counter")).first()).containsEntry("n", 200);
  }

  private static List<String> ids(FindIterable<Document> found) {
    return found.map(claim -> claim.getString("_id")).into(new ArrayList<>());
  }

  private static Bson seen(String id, long version) {
    return and(eq("_id", id), eq("version", version));
  }

  /** A malformed operator that the store notices only while it holds it against a document. */
  private static Bson refusedWhereverItLooks() {
    return new Document("version", new Document("$size", "many"));
  }
}
