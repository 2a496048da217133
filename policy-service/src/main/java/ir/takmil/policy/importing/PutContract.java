package ir.takmil.policy.importing;

import ir.takmil.platform.value.Rials;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Franchise;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Step;
import ir.takmil.policy.contract.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

record PutContract(
    @NotBlank @Size(max = 60) String number,
    @NotBlank @Size(max = 200) String insurer,
    @NotBlank @Size(max = 200) String policyholder,
    @NotBlank @Size(max = 100) String type,
    @NotNull LocalDate start,
    @NotNull LocalDate end,
    @NotEmpty @Size(max = 50) List<@NotNull @Valid PutPlan> plans) {

  record PutPlan(
      @NotNull PlanId id,
      @NotBlank @Size(max = 100) String title,
      @NotEmpty @Size(max = 200) List<@NotNull Cover> covers,
      @NotNull Franchise franchise,
      @NotEmpty List<@NotNull Step> steps,
      int submissionDeadlineDays,
      int cureDeadlineDays,
      @Nullable Rials examinationThreshold) {

    Terms terms() {
      return new Terms(
          Typed.text(title, "/plans"),
          covers,
          franchise,
          steps,
          submissionDeadlineDays,
          cureDeadlineDays,
          examinationThreshold);
    }
  }

  Contract contract(ContractId id) {
    return new Contract(
        id,
        null,
        Typed.text(number, "/number"),
        Typed.text(insurer, "/insurer"),
        Typed.text(policyholder, "/policyholder"),
        Typed.text(type, "/type"),
        new Period(start, end),
        plans.stream().map(PutPlan::id).toList());
  }

  Plan.Under under(ContractId id) {
    return new Plan.Under(id, Typed.text(number, "/number"), new Period(start, end));
  }
}
