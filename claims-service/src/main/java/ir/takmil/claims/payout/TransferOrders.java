package ir.takmil.claims.payout;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.store.Place;
import ir.takmil.platform.web.Seen;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All transfer orders. */
@Repository
class TransferOrders {
  private final MongoTemplate mongo;
  private final Documents<TransferOrder> documents;

  TransferOrders(MongoTemplate mongo, Relay<TransferOrder, TransferOrderEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, TransferOrder.class, relay);
  }

  /**
   * Adds an order; when it is there already, that one stays and is returned.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another order has its number
   */
  TransferOrder add(TransferOrder order) {
    return documents.add(order);
  }

  Optional<TransferOrder> find(TransferOrderId id) {
    return documents.find(id.value());
  }

  TransferOrder change(TransferOrderId id, UnaryOperator<TransferOrder> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }

  /**
   * In the order of their issue, by the index named stage; of every state when none is asked. As
   * ISSUED only those are listed that no batch has taken.
   */
  List<TransferOrder> inState(TransferOrder.@Nullable State state, long from, int most) {
    return mongo.find(
        where(state).with(Sort.by("issuedAt")).skip(from).limit(most), TransferOrder.class);
  }

  /** To one payee, newest first, by the index named payee-newest. */
  List<TransferOrder> to(PersonId payee, @Nullable Place after, int most) {
    return mongo.find(newestTo(payee, after).limit(most), TransferOrder.class);
  }

  static Query newestTo(PersonId payee, @Nullable Place after) {
    Criteria theirs = Criteria.where("mainInsuredId").is(payee.value());
    return new Query(
            after == null ? theirs : new Criteria().andOperator(theirs, after.older("issuedAt")))
        .with(Sort.by(Sort.Direction.DESC, "issuedAt", "_id"));
  }

  /** The batches that have taken an order and have not sent it, by the index named stage. */
  List<BatchId> holders() {
    return mongo
        .findDistinct(
            Query.query(Criteria.where("stage.kind").is(TransferOrder.State.ISSUED.kind())),
            "stage.batch",
            TransferOrder.class,
            String.class)
        .stream()
        .map(BatchId::new)
        .toList();
  }

  /** By the index named stage. */
  List<TransferOrder> takenBy(BatchId batch) {
    return mongo.find(
        Query.query(
            Criteria.where("stage.kind")
                .is(TransferOrder.State.ISSUED.kind())
                .and("stage.batch")
                .is(batch.value())),
        TransferOrder.class);
  }

  long count(TransferOrder.@Nullable State state) {
    return mongo.count(where(state), TransferOrder.class);
  }

  /** An order that a batch has taken waits for that batch's approval, not for another batch. */
  private static Query where(TransferOrder.@Nullable State state) {
    if (state == null) {
      return new Query();
    }
    Criteria criteria = Criteria.where("stage.kind").is(state.kind());
    return Query.query(
        state == TransferOrder.State.ISSUED ? criteria.and("stage.batch").isNull() : criteria);
  }
}
