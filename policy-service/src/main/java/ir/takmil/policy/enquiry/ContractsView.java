package ir.takmil.policy.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's contracts, as cards, with how many there are under each tab. */
record ContractsView(
    List<Card> items,
    int total,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
    Counts counts) {

  record Counts(int active, int all) {}

  record PlanName(PlanId id, String title) {}

  /**
   * @param active whether both the contract and the person's membership in it are valid today
   */
  record Card(
      ContractId id,
      String number,
      String insurer,
      String policyholder,
      String type,
      PlanName plan,
      LocalDate start,
      LocalDate end,
      boolean active) {
    static Card of(Contract contract, Plan plan, boolean active) {
      return new Card(
          contract.id(),
          contract.number(),
          contract.insurer(),
          contract.policyholder(),
          contract.type(),
          new PlanName(plan.id(), plan.terms().title()),
          contract.period().start(),
          contract.period().end(),
          active);
    }
  }
}
