package ir.takmil.policy.ageing;

import ir.takmil.policy.contract.PlanId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The marks of the sweep, one for each plan. */
@Repository
class RuledPlans {
  private final MongoTemplate mongo;

  RuledPlans(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Map<PlanId, Integer> all() {
    return mongo.findAll(RuledPlan.class).stream()
        .collect(Collectors.toMap(RuledPlan::id, RuledPlan::edition));
  }

  void mark(PlanId plan, int edition) {
    mongo.save(new RuledPlan(plan, edition));
  }
}
