package ir.takmil.policy.importing;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.contract.AfterContract;
import ir.takmil.policy.contract.AgeRule;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Franchise;
import ir.takmil.policy.contract.OriginalsRule;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      @Nullable AfterContract submissionAfterContract,
      int cureDeadlineDays,
      @Nullable Rials examinationThreshold,
      @Nullable Rials automaticApprovalThreshold,
      @Nullable @Size(max = 200) List<@NotNull OriginalsRule> originals,
      @Nullable @Size(max = 50) List<@NotNull AgeRule> ageRules,
      @Nullable Boolean specialPatientsExempt,
      @Nullable Integer appealWindowDays,
      @Nullable LocalDate effectiveFrom) {

    Terms terms() {
      return new Terms(
          Typed.text(title, "/plans"),
          covers,
          franchise,
          steps,
          submissionDeadlineDays,
          submissionAfterContract,
          cureDeadlineDays,
          examinationThreshold,
          automaticApprovalThreshold,
          requireNonNullElse(originals, List.of()),
          requireNonNullElse(ageRules, List.of()),
          requireNonNullElse(specialPatientsExempt, true),
          appealWindowDays);
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

  /** From which day on what is told of a plan counts, where that is said. */
  Map<PlanId, LocalDate> effectiveFrom() {
    var since = new HashMap<PlanId, LocalDate>();
    for (PutPlan plan : plans) {
      LocalDate day = plan.effectiveFrom();
      if (day != null) {
        if (day.isBefore(start) || day.isAfter(end)) {
          throw Refusal.unprocessable("effective-outside-contract");
        }
        since.put(plan.id(), day);
      }
    }
    return since;
  }

  Plan.Under under(ContractId id) {
    return new Plan.Under(id, Typed.text(number, "/number"), new Period(start, end));
  }
}
