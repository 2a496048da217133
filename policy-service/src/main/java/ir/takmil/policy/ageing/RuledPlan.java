package ir.takmil.policy.ageing;

import ir.takmil.policy.contract.PlanId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/** By which edition of a plan all of its memberships have been ruled. */
@Document("ruled-plans")
@TypeAlias("ruled-plan")
record RuledPlan(@Id PlanId id, int edition) {}
