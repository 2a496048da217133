package ir.takmil.policy.contract;

import ir.takmil.platform.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A contract (قرارداد): what one policyholder bought for its people. Its plans are documents of
 * their own, for each is published by itself.
 */
@Document("contracts")
@TypeAlias("contract")
public record Contract(
    @Id ContractId id,
    @Version @Nullable Long version,
    String number,
    String insurer,
    String policyholder,
    String type,
    Period period,
    List<PlanId> plans) {

  public Contract {
    plans = List.copyOf(plans);
    if (plans.stream().distinct().count() < plans.size()) {
      throw Refusal.unprocessable("plan-given-twice");
    }
  }

  /** The same contract as it is told now. A plan that was published once stays. */
  Contract toldAgain(Contract now) {
    for (PlanId plan : plans) {
      if (!now.plans.contains(plan)) {
        throw Refusal.conflict("plan-left-out", Map.of("plan", plan.value()));
      }
    }
    return new Contract(
        id, version, now.number, now.insurer, now.policyholder, now.type, now.period, now.plans);
  }
}
