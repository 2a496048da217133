package ir.takmil.policy.consent;

import ir.takmil.platform.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The consents, found by id. */
@Repository
class Consents {
  private final MongoTemplate mongo;

  Consents(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Adds a new one; when one with its id exists already, that one stays and is returned. */
  Consent add(Consent consent) {
    try {
      return mongo.insert(consent);
    } catch (DuplicateKeyException there) {
      return find(consent.id()).orElseThrow(() -> there);
    }
  }

  Optional<Consent> find(ConsentId id) {
    return Optional.ofNullable(mongo.findById(id, Consent.class));
  }

  /** A race that is lost is run again on the newer state; every change uses up a try. */
  Consent change(ConsentId id, UnaryOperator<Consent> change) {
    while (true) {
      Consent present = find(id).orElseThrow(() -> Refusal.unknown("consent-unknown"));
      try {
        return mongo.save(change.apply(present));
      } catch (OptimisticLockingFailureException raced) {
        // once more, on what the other one saved
      }
    }
  }

  /** What nobody was told of. */
  void remove(Consent consent) {
    mongo.remove(consent);
  }

  void forgetAskedBefore(Instant instant) {
    mongo.remove(askedBefore(instant), Consent.class);
  }

  /** Index: asked. */
  static Query askedBefore(Instant instant) {
    return Query.query(Criteria.where("askedAt").lt(instant));
  }
}
