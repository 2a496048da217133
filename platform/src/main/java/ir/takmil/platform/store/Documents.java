package ir.takmil.platform.store;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.web.Seen;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Load, check what the caller saw, change, save: the one way an aggregate is written. A save that
 * meets another's is done again from the load, so that every guard sees the newest state.
 */
public final class Documents<A extends Announcing<?>> {
  private static final int ATTEMPTS = 64;

  private final MongoTemplate mongo;
  private final Class<A> type;
  private final Relay<A, ?> relay;

  public Documents(MongoTemplate mongo, Class<A> type, Relay<A, ?> relay) {
    this.mongo = mongo;
    this.type = type;
    this.relay = relay;
  }

  public Optional<A> find(String id) {
    return Optional.ofNullable(mongo.findById(id, type));
  }

  /** Adds a new document; when one with its id exists already, that one stays and is returned. */
  public A add(A aggregate) {
    try {
      A saved = mongo.insert(aggregate);
      relay.wake(saved.key());
      return saved;
    } catch (DuplicateKeyException there) {
      return find(aggregate.key()).orElseThrow(() -> there);
    }
  }

  /** Changes a document, or the fresh one that is added when there is none: one write at most. */
  public A change(String id, Supplier<A> fresh, UnaryOperator<A> change) {
    for (int attempt = 1; ; attempt++) {
      A present = find(id).orElse(null);
      if (present != null) {
        return change(id, Seen.WHATEVER, change);
      }
      A added = fresh.get();
      A next = change.apply(added);
      if (next.equals(added)) {
        return next; // nothing came of it, so nothing is kept
      }
      try {
        A saved = mongo.insert(next);
        relay.wake(saved.key());
        return saved;
      } catch (DuplicateKeyException meanwhile) {
        if (attempt == ATTEMPTS) {
          throw meanwhile;
        }
      }
    }
  }

  /**
   * @throws Refusal 404 when there is no such document, 412 when the caller saw an older state, and
   *     whatever the change itself refuses
   */
  public A change(String id, Seen seen, UnaryOperator<A> change) {
    for (int attempt = 1; ; attempt++) {
      A present = find(id).orElseThrow(() -> Refusal.unknown("not-found"));
      seen.check(present.sequence());
      A next = change.apply(present);
      if (next.equals(present)) {
        return present;
      }
      try {
        A saved = mongo.save(next);
        relay.wake(saved.key());
        return saved;
      } catch (OptimisticLockingFailureException raced) {
        if (attempt == ATTEMPTS) {
          throw raced;
        }
      }
    }
  }
}
