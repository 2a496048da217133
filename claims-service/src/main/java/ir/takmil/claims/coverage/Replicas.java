package ir.takmil.claims.coverage;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Copies of what neighbours own: the newest message wins, in one write. */
@Component
class Replicas {
  private final MongoTemplate mongo;

  Replicas(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * Each edition stays beside the newest; one that is the newest of an older store is kept before
   * another takes its place.
   */
  void keep(Plan plan) {
    Plan before = mongo.findById(plan.id(), Plan.class);
    if (before != null) {
      keep(PlanEdition.of(before));
    }
    keep(PlanEdition.of(plan));
    keep(plan.id(), plan.heard(), plan);
  }

  private void keep(PlanEdition edition) {
    keep(edition.id(), edition.heard(), edition);
  }

  /** An older message than the one that is kept, or the same one again, changes nothing. */
  void keep(Object id, int heard, Object replica) {
    try {
      mongo.findAndReplace(
          query(where("_id").is(id).and("heard").lt(heard)),
          replica,
          FindAndReplaceOptions.options().upsert());
    } catch (DuplicateKeyException asNewOrNewerIsKept) {
      return;
    }
  }
}
