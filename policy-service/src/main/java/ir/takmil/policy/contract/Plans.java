package ir.takmil.policy.contract;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The plans; every question to the store is by id. */
@Repository
public class Plans {
  private final MongoTemplate mongo;
  private final Documents<Plan> documents;

  Plans(MongoTemplate mongo, Relay<Plan, PlanEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Plan.class, relay);
  }

  public Optional<Plan> find(PlanId id) {
    return documents.find(id.value());
  }

  public List<Plan> all(Collection<PlanId> ids) {
    return mongo.find(Query.query(Criteria.where("_id").in(ids)), Plan.class);
  }

  /** Told twice, published once. */
  public Plan put(PlanId id, Plan.Under under, Terms terms, Instant now) {
    if (find(id).isEmpty()) {
      documents.add(Plan.publish(id, under, terms, now));
    }
    return documents.change(id.value(), Seen.WHATEVER, plan -> plan.toldAgain(under, terms, now));
  }
}
