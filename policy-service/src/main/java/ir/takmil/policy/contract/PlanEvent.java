package ir.takmil.policy.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What became true of a plan. */
public sealed interface PlanEvent {

  /**
   * @param edition counts up with each publication; what an edition says never changes
   * @param inForceFrom the first expense day that it counts for; null in what an earlier release
   *     announced: the contract's first
   */
  @TypeAlias("plan-published")
  record PlanPublished(int edition, Plan.Under under, Terms terms, @Nullable LocalDate inForceFrom)
      implements PlanEvent {}
}
