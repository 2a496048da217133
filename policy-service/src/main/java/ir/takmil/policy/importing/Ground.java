package ir.takmil.policy.importing;

import ir.takmil.platform.value.PersianText;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.Plan;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every row of a list is held against: the contract, its plans, and the day. */
final class Ground {
  private final Contract contract;
  private final List<Plan> plans;
  private final Map<String, Plan> byName = new HashMap<>();
  private final LocalDate today;

  Ground(Contract contract, List<Plan> plans, LocalDate today) {
    this.contract = contract;
    this.plans = plans;
    this.today = today;
    for (Plan plan : plans) {
      byName.put(key(plan.terms().title()), plan);
      byName.put(key(plan.id().value()), plan);
    }
  }

  Contract contract() {
    return contract;
  }

  LocalDate today() {
    return today;
  }

  Optional<Plan> named(String typed) {
    return Optional.ofNullable(byName.get(key(typed)));
  }

  Optional<Plan> onlyPlan() {
    return plans.size() == 1 ? Optional.of(plans.getFirst()) : Optional.empty();
  }

  private static String key(String typed) {
    return PersianText.searchable(typed).replace(" ", "");
  }
}
