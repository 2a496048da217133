package ir.takmil.claims.picture;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.picture.Likeness.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Repository;

/**
 * The likeness of every stored page. Others like a page are looked up under the arrangements of its
 * words; those that share the most, and the rarest, are compared. So a comparison is made with a
 * bounded number of pages however many are kept.
 *
 * <p>Indexes: {@code picture} (which), {@code sent} (the file it came as), {@code arrangements};
 * each page is kept under its name and number.
 */
@Repository
public class Likenesses {
  static final String COLLECTION = "picture-likenesses";

  private static final int LEAST_SHARED = 3;
  private static final int MOST_LOOKED_AT = 400;
  private static final int MOST_COMPARED = 40;
  private static final int MOST_TWINS = 100;

  private final MongoCollection<Document> pages;

  Likenesses(MongoDatabaseFactory store) {
    pages = store.getMongoDatabase().getCollection(COLLECTION);
    for (String one : List.of("picture", "sent", "arrangements")) {
      pages.createIndex(ascending(one), new IndexOptions().name(one));
    }
  }

  void keep(Name name, Picture picture) {
    for (int number = 1; number <= picture.pages().size(); number++) {
      Likeness likeness = picture.pages().get(number - 1).likeness();
      pages.replaceOne(
          eq(name.key() + "/" + number),
          new Document("admission", name.admission().value())
              .append("attachment", name.attachment().value())
              .append("picture", name.sha256())
              .append("page", number)
              .append("sent", picture.sent())
              .append("arrangements", List.copyOf(likeness.arrangements()))
              .append("nearly", List.copyOf(likeness.nearly()))
              .append("form", new Binary(likeness.form().packed())),
          new ReplaceOptions().upsert(true));
    }
  }

  void forget(Name name) {
    for (int number = 1; number <= PdfPages.MOST_PAGES; number++) {
      pages.deleteOne(eq(name.key() + "/" + number));
    }
  }

  /**
   * What shows the same as this picture, the most alike first: the picture wherever it is kept
   * (also where it was asked from), what came as the same file, and pages that one of its pages is
   * like, though they were turned by some degrees, cut at the sides or compressed anew.
   *
   * @param sha256 of the picture, as its attachment says
   */
  public List<Similar> similarTo(String sha256) {
    var found = new LinkedHashMap<String, Similar>();
    List<Document> own = of("picture", sha256);
    for (Document page : own) {
      keep(found, similar(page, 1));
      of("sent", page.getString("sent")).forEach(twin -> keep(found, similar(twin, 1)));
    }
    own.stream()
        .map(page -> page.get("page", 1))
        .distinct()
        .forEach(number ->
            own.stream()
                .filter(page -> number.equals(page.get("page", 1)))
                .findFirst()
                .ifPresent(page -> compare(page, found)));
    return found.values().stream()
        .sorted(Comparator.comparingDouble(Similar::score).reversed())
        .toList();
  }

  private void compare(Document page, Map<String, Similar> found) {
    Form form = form(page);
    for (Document other : candidates(page.getList("nearly", Integer.class))) {
      if (!other.getString("picture").equals(page.getString("picture"))) {
        double score = Comparison.likeness(form, form(other));
        if (score >= Comparison.SIMILAR) {
          keep(found, similar(other, score));
        }
      }
    }
  }

  /** Index: arrangements. What many pages share, such as the head of a form, tells little. */
  private List<Document> candidates(List<Integer> arrangements) {
    List<String> sharing =
        pages
            .aggregate(
                List.of(
                    match(in("arrangements", arrangements)),
                    project(include("arrangements")),
                    unwind("$arrangements"),
                    match(in("arrangements", arrangements)),
                    group("$_id", sum("shared", 1)),
                    match(gte("shared", LEAST_SHARED)),
                    sort(descending("shared")),
                    limit(MOST_LOOKED_AT)))
            .map(one -> one.getString("_id"))
            .into(new ArrayList<>());
    var shared = new HashMap<String, List<Integer>>();
    var often = new HashMap<Integer, Integer>();
    pages
        .find(in("_id", sharing))
        .projection(include("arrangements"))
        .forEach(page -> {
          var both = new ArrayList<>(page.getList("arrangements", Integer.class));
          both.retainAll(arrangements);
          shared.put(page.getString("_id"), both);
          both.forEach(one -> often.merge(one, 1, Integer::sum));
        });
    List<String> rarest =
        shared.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                    (Map.Entry<String, List<Integer>> page) -> -weight(page.getValue(), often)))
            .limit(MOST_COMPARED)
            .map(Map.Entry::getKey)
            .toList();
    return pages.find(in("_id", rarest)).into(new ArrayList<>());
  }

  private static double weight(List<Integer> shared, Map<Integer, Integer> often) {
    return shared.stream().mapToDouble(one -> 1 / Math.sqrt(often.getOrDefault(one, 1))).sum();
  }

  private List<Document> of(String field, String hash) {
    return pages.find(eq(field, hash)).limit(MOST_TWINS).into(new ArrayList<>());
  }

  private static Form form(Document page) {
    return Form.unpacked(page.get("form", Binary.class).getData());
  }

  private static Similar similar(Document page, double score) {
    return new Similar(
        new AdmissionId(page.getString("admission")),
        new AttachmentId(page.getString("attachment")),
        page.getString("picture"),
        page.getInteger("page"),
        score);
  }

  /** The better score where a page is like several. */
  private static void keep(Map<String, Similar> found, Similar similar) {
    String page =
        new Name(similar.admission(), similar.attachment(), similar.sha256()).key()
            + "/"
            + similar.page();
    found.merge(page, similar, (one, other) -> one.score() >= other.score() ? one : other);
  }
}
