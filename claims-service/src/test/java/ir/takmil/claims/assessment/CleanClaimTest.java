package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.assessment.adjudication.Engine;
import ir.takmil.claims.assessment.adjudication.Proposal;
import ir.takmil.claims.claim.Basis;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Lot;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck;
import ir.takmil.claims.claim.PrescriptionCheck.State;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.claims.testing.SampleCoverage;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule with a claim that it alone leaves to people; and one that all let through. */
class CleanClaimTest {
  private static final int SAMPLE = 500;
  private static final Rials PAYABLE = Rials.of(7_468_200);

  private static final Line LINE = new Line(1, "دارو", 1, REQUESTED, Rials.ZERO);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static Expense expense(Direction direction, long total) {
    return expense(registered().expense(), direction, total, DAY);
  }

  private static Expense expense(
      Expense sent, Direction direction, long total, LocalDate prescribed) {
    return new Expense(
        sent.claimNumber(),
        sent.admissionId(),
        sent.trackingCode(),
        sent.personId(),
        sent.mainInsuredId(),
        sent.contractId(),
        sent.planId(),
        sent.planVersion(),
        direction,
        sent.service(),
        sent.cover(),
        sent.date(),
        "SOCIAL_SECURITY",
        null,
        null,
        new Prescription("1", "DRUG", prescribed, Rials.of(total), null, List.of(), null, null),
        null,
        sent.lines(),
        sent.contentHash());
  }

  /** Of a number that is in the sample, or is not. */
  private static Claim claim(boolean inSample, Direction direction, long total, Originals papers) {
    while (true) {
      Expense expense = expense(direction, total);
      if (Lot.drawn("people", expense.claimNumber()) < SAMPLE == inSample) {
        return Claim.register(
            registered().id(), expense, List.of(), CaseFile.opened(papers, null), NOW);
      }
    }
  }

  private static Claim fresh() {
    return claim(false, Direction.DIRECT, REQUESTED.amount(), Originals.NOT_REQUIRED);
  }

  /** Clean but for the day on which its prescription was written, or its service. */
  private static CleanClaim prescribed(LocalDate day, String service) {
    Expense sent = registered(registered().id(), NOW, service, LINE).expense();
    Expense expense = expense(sent, Direction.DIRECT, REQUESTED.amount(), day);
    return Lot.drawn("people", expense.claimNumber()) < SAMPLE
        ? prescribed(day, service)
        : clean(held(Claim.register(registered().id(), expense, List.of(), CaseFile.NEW, NOW)));
  }

  private static Claim matched(Claim claim, State state) {
    return claim.notePrescription(claim.expense().contentHash(), new PrescriptionCheck(state, NOW));
  }

  private static Claim held(Claim claim) {
    return matched(claim.noteHeld(REQUESTED, 1, NOW), State.MATCHED);
  }

  private static Plan plan(@Nullable Rials examination, @Nullable Rials automatic) {
    return plan(examination, automatic, null);
  }

  private static Plan plan(
      @Nullable Rials examination, @Nullable Rials automatic, Plan.@Nullable SubLimit limit) {
    var pharmacy = new Plan.MedicalService("PHARMACY", "دارو", List.of(), true, limit);
    Plan like = SampleCoverage.plan(90);
    return new Plan(
        like.id(),
        like.version(),
        like.contractId(),
        like.contractNumber(),
        like.contractStart(),
        like.contractEnd(),
        like.title(),
        List.of(new Plan.Cover("DRUGS", "دارو", null, List.of(pharmacy))),
        like.franchise(),
        like.steps(),
        like.submissionDeadlineDays(),
        null,
        like.cureDeadlineDays(),
        examination,
        automatic,
        List.of(),
        true,
        like.inForceFrom(),
        null,
        1);
  }

  private static Adjudicated adjudicated(String code, Rials payable, boolean ofItsDay) {
    var taken = new Proposal.Deduction(code, Rials.of(REQUESTED.amount() - payable.amount()));
    var line = new Proposal.Line(1, REQUESTED, payable, List.of(taken), List.of());
    return new Adjudicated(
        new Proposal(REQUESTED, payable, List.of(line)),
        new Basis(Engine.VERSION, 1, REQUESTED, true, null, null),
        ofItsDay);
  }

  private static CleanClaim clean(Claim claim) {
    return new CleanClaim(
        claim, plan(null, PAYABLE), adjudicated("K02", PAYABLE, true), true, true, true);
  }

  private static CleanClaim besideAnother(Plan.@Nullable SubLimit limit) {
    return new CleanClaim(
        held(fresh()),
        plan(null, PAYABLE, limit),
        adjudicated("K02", PAYABLE, true),
        true,
        true,
        false);
  }

  private static CleanClaim under(Plan plan) {
    return new CleanClaim(held(fresh()), plan, adjudicated("K02", PAYABLE, true), true, true, true);
  }

  private static CleanClaim decidedAs(String code, Rials payable, boolean ofItsDay) {
    return new CleanClaim(
        held(fresh()), plan(null, PAYABLE), adjudicated(code, payable, ofItsDay), true, true, true);
  }

  private static List<String> broken(CleanClaim claim) {
    return CleanClaim.rules(SAMPLE).stream()
        .filter(rule -> !rule.holds().test(claim))
        .map(CleanClaim.Rule::name)
        .toList();
  }

  @Test
  void aCleanClaimBreaksNone() {
    assertThat(broken(clean(held(fresh())))).isEmpty();
  }

  @Test
  void aPrescriptionOfTheSameDayOrOfSixtyDaysBeforeIsOfTheExpense() {
    assertThat(broken(prescribed(DAY, "PHARMACY"))).isEmpty();
    assertThat(broken(prescribed(DAY.minusDays(60), "PHARMACY"))).isEmpty();
  }

  @Test
  void whereAServiceHasNoLimitAnotherClaimOfItIsNoMatter() {
    assertThat(broken(besideAnother(null))).isEmpty();
  }

  @TestFactory
  List<DynamicTest> eachRuleAloneLeavesAClaimToPeople() {
    Claim taken = held(fresh()).take(ASSESSOR, NOW).handBack(ASSESSOR, NOW);
    Originals papers = Originals.needed(Originals.Need.APPROVAL);
    var cases = new LinkedHashMap<String, List<CleanClaim>>();
    cases.put("untouched by people", List.of(clean(taken)));
    cases.put(
        "no flag, no appeal, no originals awaited",
        List.of(
            clean(held(fresh()).flag(Set.of(Flag.SAME_PICTURE))),
            clean(held(claim(false, Direction.DIRECT, REQUESTED.amount(), papers)))));
    CleanClaim full = clean(held(fresh()));
    cases.put(
        "looked through",
        List.of(new CleanClaim(full.claim(), full.plan(), full.adjudicated(), false, true, true)));
    cases.put(
        "alone on its prescription",
        List.of(new CleanClaim(full.claim(), full.plan(), full.adjudicated(), true, false, true)));
    cases.put(
        "sent by the insured",
        List.of(
            clean(
                held(
                    claim(
                        false, Direction.INDIRECT, REQUESTED.amount(), Originals.NOT_REQUIRED)))));
    Claim known = fresh().noteHeld(REQUESTED, 1, NOW);
    cases.put(
        "prescription matched",
        List.of(
            clean(known),
            clean(matched(known, State.NOT_FOUND)),
            clean(matched(known, State.DIFFERENT))));
    cases.put(
        "within the prescription",
        List.of(
            clean(
                held(
                    claim(
                        false,
                        Direction.DIRECT,
                        REQUESTED.amount() - 1,
                        Originals.NOT_REQUIRED)))));
    cases.put(
        "no other that may use up its limit",
        List.of(besideAnother(new Plan.SubLimit(null, 1, 2))));
    cases.put("of a service that is prescribed", List.of(prescribed(DAY, "MASSAGE")));
    cases.put(
        "on the prescription's day or soon after",
        List.of(
            prescribed(DAY.plusDays(1), "PHARMACY"), prescribed(DAY.minusDays(61), "PHARMACY")));
    cases.put(
        "covered, within tariff and limits",
        List.of("K01", "K05", "K06", "K07", "K14").stream()
            .map(code -> decidedAs(code, PAYABLE, true))
            .toList());
    cases.put("something payable", List.of(decidedAs("K04", Rials.ZERO, true)));
    cases.put(
        "within what is held",
        List.of(
            clean(matched(fresh(), State.MATCHED)),
            clean(
                matched(fresh().noteHeld(Rials.of(PAYABLE.amount() - 1), 1, NOW), State.MATCHED))));
    cases.put(
        "within the plan's threshold",
        List.of(under(plan(null, null)), under(plan(null, Rials.of(PAYABLE.amount() - 1)))));
    cases.put(
        "no second pair of eyes", List.of(under(plan(Rials.of(PAYABLE.amount() - 1), PAYABLE))));
    cases.put("under the plan of its day", List.of(decidedAs("K02", PAYABLE, false)));
    cases.put(
        "not in the sample",
        List.of(
            clean(
                held(claim(true, Direction.DIRECT, REQUESTED.amount(), Originals.NOT_REQUIRED)))));
    assertThat(cases.keySet())
        .containsExactlyInAnyOrderElementsOf(
            CleanClaim.rules(SAMPLE).stream().map(CleanClaim.Rule::name).toList());
    return cases.entrySet().stream().map(CleanClaimTest::breaks).toList();
  }

  private static DynamicTest breaks(Map.Entry<String, List<CleanClaim>> one) {
    return DynamicTest.dynamicTest(
        one.getKey(),
        () ->
            assertThat(one.getValue())
                .allSatisfy(claim -> assertThat(broken(claim)).containsExactly(one.getKey())));
  }
}
