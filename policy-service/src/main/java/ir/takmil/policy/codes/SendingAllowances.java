package ir.takmil.policy.codes;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Counts what is sent, whoever asks and through how many requests. */
@Repository
public class SendingAllowances {
  private final MongoTemplate mongo;

  SendingAllowances(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * What is counted by, as it is kept: keyed, for a number must not stand in the store.
   *
   * @param what kind of thing it is
   */
  public static String mark(Vault vault, String what, String value) {
    return vault.fingerprint("sending-allowances/" + what + "/" + value);
  }

  /** One sending off each of these, or off none. */
  public void take(Instant now, List<String> marks) {
    var taken = new ArrayList<String>();
    try {
      for (String mark : marks) {
        change(mark, allowance -> allowance.take(now));
        taken.add(mark);
      }
    } catch (Refusal tooMany) {
      giveBack(now, taken);
      throw tooMany;
    }
  }

  /** What was taken at that moment for a code that did not go out. */
  public void giveBack(Instant taken, List<String> marks) {
    marks.forEach(mark -> change(mark, allowance -> allowance.giveBack(taken)));
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

  public void forgetOld(Instant now) {
    mongo.remove(untouchedSince(now.minus(SendingAllowance.DAY)), SendingAllowance.class);
  }

  /** Index: last. */
  public static Query untouchedSince(Instant instant) {
    return Query.query(Criteria.where("lastAt").lt(instant));
  }
}
