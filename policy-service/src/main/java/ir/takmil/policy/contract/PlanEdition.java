package ir.takmil.policy.contract;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a plan said in one of its editions; never changes.
 *
 * @param number counts up from 1 with each publication
 * @param inForceFrom the first expense day that it counts for, until a later edition's
 */
@Document("plan-editions")
@TypeAlias("plan-edition")
@CompoundIndex(name = "plan", def = "{'planId': 1, 'number': 1}")
public record PlanEdition(
    @Id String id,
    PlanId planId,
    int number,
    LocalDate inForceFrom,
    Plan.Under under,
    Terms terms) {

  static PlanEdition of(
      PlanId plan, int number, LocalDate inForceFrom, Plan.Under under, Terms terms) {
    return new PlanEdition(id(plan, number), plan, number, inForceFrom, under, terms);
  }

  static String id(PlanId plan, int number) {
    return plan.value() + "/" + number;
  }
}
