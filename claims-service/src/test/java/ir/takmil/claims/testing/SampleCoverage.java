package ir.takmil.claims.testing;

import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.claims.coverage.Coverage;
import ir.takmil.claims.coverage.Membership;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.value.BasisPoints;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A daughter's place in a contract of one year, and its plan. */
public final class SampleCoverage {
  public static final ContractId CONTRACT = new ContractId("0199d0e0-0001-7000-8000-0000000000b1");
  public static final PlanId PLAN = new PlanId("0199d0e0-0002-7000-8000-0000000000b1");
  public static final PersonId MOTHER = new PersonId("0199d0e0-0003-7000-8000-0000000000b1");
  public static final PersonId DAUGHTER = new PersonId("0199d0e0-0003-7000-8000-0000000000b2");
  public static final LocalDate START = LocalDate.parse("2026-03-26");
  public static final LocalDate END = LocalDate.parse("2027-03-26");

  private SampleCoverage() {}

  public static Coverage coverage() {
    return new Coverage(membership(START, END, true), plan(90));
  }

  public static Membership membership(LocalDate from, LocalDate to, boolean payeeReady) {
    return new Membership(
        "0199d0e0-0004-7000-8000-0000000000b2",
        CONTRACT,
        PLAN,
        DAUGHTER,
        MOTHER,
        from,
        to,
        false,
        payeeReady,
        null,
        false,
        1);
  }

  /** The same plan, which wants the paper originals by that rule. */
  public static Plan planWanting(Plan.OriginalsRule rule) {
    Plan plan = plan(90);
    return new Plan(
        plan.id(),
        plan.version(),
        plan.contractId(),
        plan.contractNumber(),
        plan.contractStart(),
        plan.contractEnd(),
        plan.title(),
        plan.covers(),
        plan.franchise(),
        plan.steps(),
        plan.submissionDeadlineDays(),
        plan.submissionAfterContract(),
        plan.cureDeadlineDays(),
        plan.examinationThreshold(),
        plan.automaticApprovalThreshold(),
        List.of(rule),
        plan.specialPatientsExempt(),
        plan.inForceFrom(),
        14,
        plan.heard());
  }

  /** Pharmacy under DRUGS with a starred invoice. */
  public static Plan plan(int submissionDeadlineDays) {
    return plan(submissionDeadlineDays, null, null);
  }

  /**
   * @param take of this deadline and one a month after the contract's end; null: there is none
   */
  public static Plan plan(
      int submissionDeadlineDays, @Nullable String take, @Nullable Integer waitingDays) {
    var pharmacy =
        new Plan.MedicalService(
            "PHARMACY",
            "دارو و ملزومات دارویی",
            List.of(
                new Plan.RequiredDocument(DocumentKind.INVOICE, true),
                new Plan.RequiredDocument(DocumentKind.PRESCRIPTION, false)),
            true,
            null);
    return new Plan(
        PLAN,
        3,
        CONTRACT,
        "1405/1/14/9/165",
        START,
        END,
        "طرح یک",
        List.of(new Plan.Cover("DRUGS", "دارو و ملزومات دارویی", waitingDays, List.of(pharmacy))),
        new Plan.Franchise("ALWAYS_PERCENT", new BasisPoints(1000)),
        List.of("NOT_COVERED", "TARIFF_CAP", "BASIC_SHARE", "FRANCHISE", "HELD_CEILING"),
        submissionDeadlineDays,
        take == null ? null : new Plan.AfterContract(1, take),
        30,
        null,
        null,
        List.of(),
        true,
        START,
        null,
        1);
  }
}
