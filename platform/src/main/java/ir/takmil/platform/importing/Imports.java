package ir.takmil.platform.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The sendings of files: by id, about one thing, or those at work. They announce nothing. The
 * document declares an index {@code at-work} on {@code stage.kind}, and one on what it is about and
 * {@code askedAt}.
 */
public final class Imports<I extends FileImport<I>> {
  private static final int ATTEMPTS = 16;

  private final MongoTemplate mongo;
  private final Class<I> type;
  private final String field;

  /**
   * @param field what holds what it is about
   */
  public Imports(MongoTemplate mongo, Class<I> type, String field) {
    this.mongo = mongo;
    this.type = type;
    this.field = field;
  }

  public Optional<I> find(ImportId id) {
    return Optional.ofNullable(mongo.findById(id, type));
  }

  /** Adds it; when there is one with its id already, that one stays and is returned. */
  public I add(I sent) {
    try {
      return mongo.insert(sent);
    } catch (DuplicateKeyException there) {
      return find(sent.id()).orElseThrow(() -> there);
    }
  }

  /**
   * @throws Refusal 404; 412 when the caller saw another stage; whatever the change refuses
   */
  public I change(ImportId id, Seen seen, UnaryOperator<I> change) {
    for (int attempt = 1; ; attempt++) {
      I present = find(id).orElseThrow(() -> Refusal.unknown("not-found"));
      seen.check(present.sequence());
      try {
        return mongo.save(change.apply(present));
      } catch (OptimisticLockingFailureException raced) {
        if (attempt == ATTEMPTS) {
          throw raced;
        }
      }
    }
  }

  void remove(I discarded) {
    mongo.remove(discarded); // by its version: a stage that it has reached meanwhile is not lost
  }

  /** Newest first. */
  List<I> of(String about, @Nullable I after, int most) {
    Criteria criteria = where(field).is(about);
    if (after != null) {
      criteria =
          criteria.orOperator(
              where("askedAt").lt(after.askedAt()),
              where("askedAt").is(after.askedAt()).and("_id").lt(after.id().value()));
    }
    return mongo.find(
        query(criteria).with(Sort.by("askedAt", "_id").descending()).limit(most), type);
  }

  long count(String about) {
    return mongo.count(query(where(field).is(about)), type);
  }

  /** Whether another file about that has been applied since then, or is being applied. */
  boolean anyAppliedSince(String about, Instant since) {
    Criteria applied = where("stage.kind").is("list-applied").and("stage.at").gt(since);
    return mongo.exists(
        query(where(field).is(about).orOperator(where("stage.kind").is("list-applying"), applied)),
        type);
  }

  /** Those that are at work or wait for it, the oldest first (index {@code at-work}). */
  List<I> atWork() {
    return mongo.find(
        query(where("stage.kind").in("list-reading", "list-applying")).with(Sort.by("askedAt")),
        type);
  }
}
