package ir.takmil.identity.registration;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Counts what is sent, whoever asks and through how many registrations. */
@Repository
class SendingAllowances {
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final MongoTemplate mongo;

  SendingAllowances(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** One sending off each of these, or off none. */
  void take(Instant now, String... marks) {
    var taken = new ArrayList<String>();
    try {
      for (String mark : marks) {
        change(mark, allowance -> allowance.take(now));
        taken.add(mark);
      }
    } catch (Refusal tooMany) {
      giveBack(now, taken.toArray(String[]::new));
      throw tooMany;
    }
  }

  void giveBack(Instant taken, String... marks) {
    for (String mark : marks) {
      change(mark, allowance -> allowance.giveBack(taken));
    }
  }

  /** Of many at once only one can take: the others find 60 s to wait. */
  private void change(String mark, UnaryOperator<SendingAllowance> change) {
    while (true) {
      SendingAllowance present = mongo.findById(mark, SendingAllowance.class);
      try {
        if (present == null) {
          mongo.insert(change.apply(SendingAllowance.whole(mark)));
        } else {
          mongo.save(change.apply(present));
        }
        return;
      } catch (DuplicateKeyException | OptimisticLockingFailureException raced) {
        // once more, on what the other one saved
      }
    }
  }

  void forgetOld(Instant now) {
    mongo.remove(untouchedSince(now.minus(REMEMBERED)), SendingAllowance.class);
  }

  /** Index: last. */
  static Query untouchedSince(Instant instant) {
    return Query.query(Criteria.where("lastAt").lt(instant));
  }
}
