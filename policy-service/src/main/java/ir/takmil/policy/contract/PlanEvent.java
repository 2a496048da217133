package ir.takmil.policy.contract;

import org.springframework.data.annotation.TypeAlias;

/** What became true of a plan. */
public sealed interface PlanEvent {

  /**
   * @param edition counts up with each publication; what an edition says never changes
   */
  @TypeAlias("plan-published")
  record PlanPublished(int edition, Plan.Under under, Terms terms) implements PlanEvent {}
}
