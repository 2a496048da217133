package ir.takmil.claims.claim;

import ir.takmil.platform.value.Rials;
import org.jspecify.annotations.Nullable;

/**
 * What the engine was told of a claim when it was decided, beside its lines: with the plan's
 * edition enough to run it again on any later day.
 *
 * @param engine version of its rules
 * @param planVersion the plan's edition
 * @param held of the ceiling; null: that was not known
 * @param covered whether the plan covered the service on its day
 * @param unitTariff the most that was payable for one; null: no tariff was set
 * @param used what the person had had of the service; null: the plan sets it no limit of its own
 */
public record Basis(
    int engine,
    int planVersion,
    @Nullable Rials held,
    boolean covered,
    @Nullable Rials unitTariff,
    @Nullable Used used) {

  /** Of a service, in the time that its limit is for. */
  public record Used(Rials amount, int count) {}
}
