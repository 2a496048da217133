package ir.takmil.provider.centre;

import static org.springframework.data.domain.Sort.Direction.ASC;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.web.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All centres. */
@Repository
public class Centres {
  private static final Sort BY_NAME = Sort.by("foundBy.name", "_id");

  private final MongoTemplate mongo;
  private final Documents<Centre> documents;

  Centres(MongoTemplate mongo, Relay<Centre, CentreEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Centre.class, relay);
  }

  public Optional<Centre> find(CentreId id) {
    return documents.find(id.value());
  }

  public Centre add(Centre centre) {
    return documents.add(centre);
  }

  public Centre change(CentreId id, UnaryOperator<Centre> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }

  /**
   * By name. Index: {@code place} with a province, else {@code city}, {@code words}, {@code kind},
   * {@code affiliation} or {@code name}, whichever of them is asked for.
   */
  public List<Centre> search(Wanted wanted, int page, int size) {
    return mongo.find(
        new Query(criteria(wanted)).with(BY_NAME).skip((long) page * size).limit(size),
        Centre.class);
  }

  public long count(Wanted wanted) {
    return mongo.count(new Query(criteria(wanted)), Centre.class);
  }

  /** The places where there are centres, as they are written. Index: {@code cities}. */
  public List<Place> places() {
    return mongo
        .aggregate(
            Aggregation.newAggregation(
                Aggregation.group("listing.province", "listing.city"),
                Aggregation.sort(ASC, "_id.province", "_id.city")),
            Centre.class,
            Grouped.class)
        .getMappedResults()
        .stream()
        .map(Grouped::id)
        .toList();
  }

  /** One city of one province. */
  public record Place(String province, String city) {}

  private record Grouped(Place id) {}

  private static Criteria criteria(Wanted wanted) {
    var all = new ArrayList<Criteria>();
    same(all, "foundBy.province", wanted.province());
    same(all, "foundBy.city", wanted.city());
    same(all, "foundBy.affiliation", wanted.affiliation());
    if (wanted.kind() != null) {
      all.add(Criteria.where("listing.kind").is(wanted.kind()));
    }
    if (wanted.name() != null) {
      FoundBy.words(wanted.name())
          .forEach(word -> all.add(Criteria.where("foundBy.words").regex("^" + word)));
    }
    return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
  }

  private static void same(List<Criteria> all, String field, @Nullable String typed) {
    if (typed != null && !typed.isBlank()) {
      all.add(Criteria.where(field).is(PersianText.searchable(typed)));
    }
  }
}
