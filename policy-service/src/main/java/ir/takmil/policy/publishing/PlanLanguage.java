package ir.takmil.policy.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.contract.AfterContract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Franchise;
import ir.takmil.policy.contract.OriginalsRule;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanEvent;
import ir.takmil.policy.contract.PlanEvent.PlanPublished;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Step;
import ir.takmil.policy.contract.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class PlanLanguage {
  private PlanLanguage() {}

  static Optional<Message> say(Plan plan, PlanEvent event) {
    return switch (event) {
      case PlanPublished published ->
          Optional.of(new Message("policy.plan-published.v1", body(plan.id(), published)));
    };
  }

  private static Published body(PlanId id, PlanPublished event) {
    Plan.Under under = event.under();
    Terms terms = event.terms();
    return new Published(
        id,
        event.edition(),
        under.contractId(),
        under.contractNumber(),
        under.period().start(),
        under.period().end(),
        terms.title(),
        terms.covers(),
        terms.franchise(),
        terms.steps(),
        terms.submissionDeadlineDays(),
        terms.submissionAfterContract(),
        terms.cureDeadlineDays(),
        terms.examinationThreshold(),
        terms.automaticApprovalThreshold(),
        terms.originals(),
        terms.specialPatientsExempt(),
        event.inForceFrom(),
        terms.appealWindowDays());
  }

  private record Published(
      PlanId planId,
      int version,
      ContractId contractId,
      String contractNumber,
      LocalDate contractStart,
      LocalDate contractEnd,
      String title,
      List<Cover> covers,
      Franchise franchise,
      List<Step> steps,
      int submissionDeadlineDays,
      @Nullable AfterContract submissionAfterContract,
      int cureDeadlineDays,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials examinationThreshold,
      @Nullable Rials automaticApprovalThreshold,
      List<OriginalsRule> originals,
      boolean specialPatientsExempt,
      @Nullable LocalDate inForceFrom,
      @Nullable Integer appealWindowDays) {}
}
