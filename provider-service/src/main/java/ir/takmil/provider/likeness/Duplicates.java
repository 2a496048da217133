package ir.takmil.provider.likeness;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.platform.Refusal;
import ir.takmil.provider.centre.CentreId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All pairs of centres that may be one, and how far has been looked. */
@Repository
class Duplicates {
  private static final int ATTEMPTS = 16;
  private static final String LOOKED = "duplicates-looked";

  private final MongoTemplate mongo;

  Duplicates(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  enum State {
    OPEN,
    DISMISSED,
    MERGED;

    private String kind() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Optional<Duplicate> find(DuplicateId id) {
    return Optional.ofNullable(mongo.findById(id.value(), Duplicate.class));
  }

  void found(Duplicate pair, Likeness likeness) {
    try {
      if (find(pair.id()).isEmpty()) {
        mongo.insert(pair);
      }
    } catch (DuplicateKeyException meanwhile) {
      // another replica found it as well
    }
    change(pair.id(), there -> there.stillFound(likeness));
  }

  /**
   * @throws Refusal 404 {@code duplicate-unknown}, and whatever the change itself refuses
   */
  Duplicate change(DuplicateId id, UnaryOperator<Duplicate> change) {
    for (int attempt = 1; ; attempt++) {
      Duplicate there = find(id).orElseThrow(() -> Refusal.unknown("duplicate-unknown"));
      Duplicate next = change.apply(there);
      if (next.equals(there)) {
        return there;
      }
      try {
        return mongo.save(next);
      } catch (OptimisticLockingFailureException raced) {
        if (attempt == ATTEMPTS) {
          throw raced;
        }
      }
    }
  }

  /** Nobody is asked any more about other open pairs of it. Index: {@code centres}. */
  void keepOpen(CentreId it, Collection<DuplicateId> alike) {
    mongo.remove(
        query(
            where("centres")
                .is(it.value())
                .and("stage.kind")
                .is(State.OPEN.kind())
                .and("_id")
                .nin(alike.stream().map(DuplicateId::value).toList())),
        Duplicate.class);
  }

  /** The surest first, then the newest. Index: {@code state}. */
  List<Duplicate> in(State state, int page, int size) {
    return mongo.find(
        query(where("stage.kind").is(state.kind()))
            .with(
                Sort.by(
                    Sort.Order.desc("score"), Sort.Order.desc("foundAt"), Sort.Order.asc("_id")))
            .skip((long) page * size)
            .limit(size),
        Duplicate.class);
  }

  long count(State state) {
    return mongo.count(query(where("stage.kind").is(state.kind())), Duplicate.class);
  }

  /** All that changed before has been looked at for good. */
  Instant lookedUntil() {
    Looked looked = mongo.findOne(new Query(), Looked.class, LOOKED);
    return looked == null ? Instant.EPOCH : looked.until();
  }

  void lookedUntil(Instant until) {
    mongo.upsert(query(where("_id").is("centres")), Update.update("until", until), LOOKED);
  }

  private record Looked(Instant until) {}
}
