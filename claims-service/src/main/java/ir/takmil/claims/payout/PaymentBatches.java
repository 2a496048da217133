package ir.takmil.claims.payout;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All payment batches. They announce nothing: what others hear of are the orders in them. */
@Repository
class PaymentBatches {
  private static final int ATTEMPTS = 16;

  private final MongoTemplate mongo;

  PaymentBatches(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Optional<PaymentBatch> find(BatchId id) {
    return Optional.ofNullable(mongo.findById(id.value(), PaymentBatch.class));
  }

  /** Adds a batch; when it is there already, that one stays and is returned. */
  PaymentBatch add(PaymentBatch batch) {
    try {
      return mongo.insert(batch);
    } catch (DuplicateKeyException there) {
      return find(batch.id()).orElseThrow(() -> there);
    }
  }

  PaymentBatch change(BatchId id, Seen seen, UnaryOperator<PaymentBatch> change) {
    for (int attempt = 1; ; attempt++) {
      PaymentBatch present = find(id).orElseThrow(() -> Refusal.unknown("not-found"));
      seen.check(present.sequence());
      PaymentBatch next = change.apply(present);
      if (next.equals(present)) {
        return present;
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

  /** Said twice, or by two at once, it is gone once. */
  void forget(PaymentBatch withdrawn) {
    mongo.remove(
        Query.query(
            Criteria.where("_id")
                .is(withdrawn.id().value())
                .and("stage.kind")
                .is("batch-withdrawn")),
        PaymentBatch.class);
  }

  /** Those with something left to do without a person, by the index {@code stage}. */
  List<PaymentBatch> unfinished(int most) {
    return mongo.find(
        Query.query(
                Criteria.where("stage.kind")
                    .in("batch-approved", "batch-delivered", "batch-withdrawn"))
            .with(Sort.by("preparedAt"))
            .limit(most),
        PaymentBatch.class);
  }

  /** Newest first, by the index {@code prepared-at}. */
  List<PaymentBatch> newest(long from, int most) {
    return mongo.find(
        new Query().with(Sort.by(Sort.Direction.DESC, "preparedAt")).skip(from).limit(most),
        PaymentBatch.class);
  }

  long count() {
    return mongo.count(new Query(), PaymentBatch.class);
  }
}
