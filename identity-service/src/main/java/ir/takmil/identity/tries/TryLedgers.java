package ir.takmil.identity.tries;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All ledgers of tries. Each write is one document over exactly the state that was judged. */
@Repository
public class TryLedgers {
  private static final int ATTEMPTS = 64;
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final MongoTemplate mongo;

  TryLedgers(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** As it stands; an empty one where nothing was tried. */
  public TryLedger of(String mark) {
    TryLedger found = mongo.findById(mark, TryLedger.class);
    return found == null ? TryLedger.fresh(mark) : found;
  }

  /**
   * Counts a failure, if the ledger as it stands at that moment allows: of many at once no more are
   * counted than it allows.
   *
   * @return false when it does not
   * @throws OptimisticLockingFailureException when others were faster 64 times
   */
  public boolean count(String mark, Instant now, Predicate<TryLedger> allows) {
    return changed(
            mark,
            ledger -> allows.test(ledger) ? Optional.of(ledger.counted(now)) : Optional.empty())
        != null;
  }

  /**
   * @throws OptimisticLockingFailureException when others were faster 64 times
   */
  public void change(String mark, UnaryOperator<TryLedger> change) {
    changed(mark, ledger -> Optional.of(change.apply(ledger)));
  }

  private @Nullable TryLedger changed(
      String mark, java.util.function.Function<TryLedger, Optional<TryLedger>> change) {
    for (int attempt = 1; ; attempt++) {
      TryLedger present = of(mark);
      TryLedger next = change.apply(present).orElse(null);
      if (next == null || next.equals(present)) {
        return next;
      }
      try {
        return present.version() == null ? mongo.insert(next) : mongo.save(next);
      } catch (DuplicateKeyException raced) {
        // somebody else's was the first: judged anew
      } catch (OptimisticLockingFailureException raced) {
        if (attempt == ATTEMPTS) {
          throw raced;
        }
      }
    }
  }

  /** What nobody tried for thirty days. */
  public void forgetOld(Instant now) {
    mongo.remove(untouchedSince(now.minus(REMEMBERED)), TryLedger.class);
  }

  /** Index: last. */
  public static Query untouchedSince(Instant instant) {
    return Query.query(Criteria.where("lastAt").lt(instant));
  }
}
