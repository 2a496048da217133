package ir.takmil.claims.coverage;

import ir.takmil.claims.claim.PlanId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a plan said in one of its editions: kept for good, so that what was decided under it can be
 * decided again.
 */
@Document("plan-editions")
@TypeAlias("plan-edition")
@CompoundIndex(name = "plan", def = "{'planId': 1, 'version': 1}")
record PlanEdition(@Id String id, PlanId planId, int version, Plan plan, int heard) {

  static PlanEdition of(Plan plan) {
    return new PlanEdition(
        id(plan.id(), plan.version()), plan.id(), plan.version(), plan, plan.heard());
  }

  static String id(PlanId plan, int version) {
    return plan.value() + "/" + version;
  }
}
