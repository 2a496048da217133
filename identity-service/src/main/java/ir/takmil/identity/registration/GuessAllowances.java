package ir.takmil.identity.registration;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Counts wrong birth dates, whoever guesses them. */
@Repository
class GuessAllowances {
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final MongoTemplate mongo;

  GuessAllowances(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * One guess off, before it is answered: of many at once none goes uncounted.
   *
   * @throws Refusal 429 with the seconds to wait
   */
  void take(Instant now, String mark) {
    change(mark, allowance -> allowance.take(now));
  }

  void giveBack(Instant taken, String mark) {
    change(mark, allowance -> allowance.giveBack(taken));
  }

  void forgive(String mark) {
    change(mark, GuessAllowance::forgiven);
  }

  /** As it stands, for who can be refused by reading alone. */
  GuessAllowance of(String mark) {
    GuessAllowance found = mongo.findById(mark, GuessAllowance.class);
    return found == null ? GuessAllowance.whole(mark) : found;
  }

  /** Of many at once only those that are allowed save: the others find it used up. */
  private void change(String mark, UnaryOperator<GuessAllowance> change) {
    while (true) {
      GuessAllowance next = change.apply(of(mark));
      try {
        if (next.version() == null) {
          mongo.insert(next);
        } else {
          mongo.save(next);
        }
        return;
      } catch (DuplicateKeyException | OptimisticLockingFailureException raced) {
        // once more, on what the other one saved
      }
    }
  }

  void forgetOld(Instant now) {
    mongo.remove(untouchedSince(now.minus(REMEMBERED)), GuessAllowance.class);
  }

  /** Index: last. */
  static Query untouchedSince(Instant instant) {
    return Query.query(Criteria.where("lastAt").lt(instant));
  }
}
