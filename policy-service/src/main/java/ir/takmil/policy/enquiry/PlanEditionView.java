package ir.takmil.policy.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.contract.AfterContract;
import ir.takmil.policy.contract.AgeRule;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Franchise;
import ir.takmil.policy.contract.OriginalsRule;
import ir.takmil.policy.contract.PlanEdition;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Step;
import ir.takmil.policy.contract.Terms;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan said in one of its editions.
 *
 * @param newest the number of its newest one
 */
record PlanEditionView(
    PlanId id,
    int edition,
    int newest,
    LocalDate inForceFrom,
    ContractId contractId,
    String contractNumber,
    LocalDate start,
    LocalDate end,
    String title,
    List<Cover> covers,
    Franchise franchise,
    List<Step> steps,
    int submissionDeadlineDays,
    @Nullable AfterContract submissionAfterContract,
    int cureDeadlineDays,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials examinationThreshold,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials automaticApprovalThreshold,
    List<OriginalsRule> originals,
    List<AgeRule> ageRules,
    boolean specialPatientsExempt,
    @Nullable Integer appealWindowDays) {

  static PlanEditionView of(PlanEdition edition, int newest) {
    Terms terms = edition.terms();
    return new PlanEditionView(
        edition.planId(),
        edition.number(),
        newest,
        edition.inForceFrom(),
        edition.under().contractId(),
        edition.under().contractNumber(),
        edition.under().period().start(),
        edition.under().period().end(),
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
        terms.ageRules(),
        terms.specialPatientsExempt(),
        terms.appealWindowDays());
  }
}
