package ir.takmil.provider.centre;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.store.Place;
import ir.takmil.platform.web.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All centres. What looks for them by anything but their id asks the index in memory. */
@Repository
public class Centres {
  private static final int BATCH = 1000;

  private final MongoTemplate mongo;
  private final Documents<Centre> documents;
  private final Relay<Centre, CentreEvent> relay;

  Centres(MongoTemplate mongo, Relay<Centre, CentreEvent> relay) {
    this.mongo = mongo;
    this.relay = relay;
    this.documents = new Documents<>(mongo, Centre.class, relay);
  }

  public Optional<Centre> find(CentreId id) {
    return documents.find(id.value());
  }

  public Centre add(Centre centre) {
    return documents.add(centre);
  }

  /** Those that are there already stay as they are. */
  public void addAll(List<Centre> many) {
    try {
      mongo.insertAll(many).forEach(saved -> relay.wake(saved.key()));
    } catch (DuplicateKeyException someAreThere) {
      many.forEach(this::add);
    }
  }

  public Centre change(CentreId id, UnaryOperator<Centre> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }

  /** Those of these ids that there are, in no order. Index: {@code _id_}. */
  public List<Centre> all(Collection<CentreId> ids) {
    return mongo.find(
        query(where("_id").in(ids.stream().map(CentreId::value).toList())), Centre.class);
  }

  /** An earlier release did not say when a centre changed. Index: none, once. */
  public void rememberChanges() {
    mongo.updateMulti(
        query(where("changedAt").exists(false)),
        new Update().set("changedAt", Instant.EPOCH),
        "centres");
  }

  /** Every one as it is now, in one going over the store; to be closed. */
  public Stream<Centre> stream() {
    return mongo.stream(new Query().cursorBatchSize(BATCH), Centre.class);
  }

  /** Every one as it is now, in batches, in one going over the store. */
  public void each(Consumer<List<Centre>> batches) {
    var batch = new ArrayList<Centre>();
    try (Stream<Centre> all = stream()) {
      all.forEach(centre -> {
        batch.add(centre);
        if (batch.size() == BATCH) {
          batches.accept(List.copyOf(batch));
          batch.clear();
        }
      });
    }
    batches.accept(List.copyOf(batch));
  }

  /**
   * Those that changed after that place, by time and then by id, in batches: one that changes
   * meanwhile moves to the end and makes no gap. Index: {@code changed}.
   */
  public List<Centre> changedAfter(Place place) {
    return mongo.find(
        new Query(place.newer("changedAt")).with(Sort.by("changedAt", "_id")).limit(BATCH),
        Centre.class);
  }
}
