package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.adjudication.Engine;
import ir.takmil.claims.assessment.adjudication.Facts;
import ir.takmil.claims.assessment.adjudication.Franchise;
import ir.takmil.claims.assessment.adjudication.Rules;
import ir.takmil.claims.assessment.adjudication.Step;
import ir.takmil.claims.assessment.adjudication.SubLimit;
import ir.takmil.claims.claim.Basis;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.coverage.Centre;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Jalali;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what the engine must be told, and asks it: the one way to a proposal, to what a decision
 * rests on, to a decision run again, and to what somebody would get.
 */
@Component
class Adjudicator {
  private final Coverages coverages;
  private final PastUse pastUse;
  private final Claims claims;

  Adjudicator(Coverages coverages, PastUse pastUse, Claims claims) {
    this.coverages = coverages;
    this.pastUse = pastUse;
    this.claims = claims;
  }

  /** As things stand, under the edition of the plan that the claim was registered under. */
  Adjudicated propose(Claim claim) {
    Plan plan = planOf(claim);
    return ask(Question.of(claim), plan, plan.version() == claim.expense().planVersion());
  }

  /** What is only thought of, under that plan. */
  Adjudicated imagine(Question question, Plan plan) {
    return ask(question, plan, true);
  }

  /** A decision run again, as on its day; of one that tells not what it rests on, as now. */
  Adjudicated again(Claim claim, @Nullable Basis basis) {
    if (basis == null) {
      Adjudicated now = propose(claim);
      return new Adjudicated(now.proposal(), now.basis(), false);
    }
    Plan plan = edition(claim, basis.planVersion());
    return answer(Question.of(claim), plan, basis, plan.version() == basis.planVersion());
  }

  /** Known since the claim was registered under it; of an older store, the newest. */
  Plan planOf(Claim claim) {
    return edition(claim, claim.expense().planVersion());
  }

  private Plan edition(Claim claim, int version) {
    return coverages
        .plan(claim.expense().planId(), version)
        .or(() -> coverages.plan(claim.expense().planId()))
        .orElseThrow(() -> Refusal.unavailable("neighbour-away"));
  }

  private Adjudicated ask(Question question, Plan plan, boolean ofItsDay) {
    String centreKind =
        Optional.ofNullable(question.centre())
            .flatMap(coverages::centre)
            .map(Centre::kind)
            .orElse(null);
    var basis =
        new Basis(
            Engine.VERSION,
            plan.version(),
            question.held(),
            plan.covered(question.service()).isPresent() && plan.contractHoldsOn(question.day()),
            coverages.tariff(question.service(), centreKind, question.day()).orElse(null),
            used(question, plan));
    return answer(question, plan, basis, ofItsDay);
  }

  private Adjudicated answer(Question question, Plan plan, Basis basis, boolean ofItsDay) {
    var first =
        Optional.ofNullable(question.supplementTo()).flatMap(claims::find).map(Claim::stage);
    if (first.orElse(null) instanceof Stage.Decided decided) {
      // Decided for good before there was a supplement: whenever it is run again, it is the same.
      return new Adjudicated(
          Supplementary.proposal(question.lines(), decided.decision()), basis, ofItsDay);
    }
    var facts =
        new Facts(
            rules(plan),
            lines(question.lines(), basis),
            subLimit(limit(plan, question.service()), basis.used()),
            basis.held());
    return new Adjudicated(Engine.adjudicate(facts, basis.engine()), basis, ofItsDay);
  }

  private Basis.@Nullable Used used(Question question, Plan plan) {
    Plan.SubLimit limit = limit(plan, question.service());
    if (limit == null) {
      return null;
    }
    LocalDate day = question.day();
    Integer years = limit.years();
    var asked =
        years == null
            ? new PastUse.Asked(
                question.person(),
                question.service(),
                plan.contractStart().minusDays(1),
                plan.contractEnd(),
                question.contract())
            : new PastUse.Asked(
                question.person(),
                question.service(),
                Jalali.plusYears(day, -years),
                Jalali.plusYears(day, years).minusDays(1), // an older one sent later is as near
                null);
    return pastUse.of(asked, question.claim(), question.supplementTo());
  }

  private static Plan.@Nullable SubLimit limit(Plan plan, String service) {
    return plan.covered(service).map(covered -> covered.service().subLimit()).orElse(null);
  }

  private static @Nullable SubLimit subLimit(
      Plan.@Nullable SubLimit limit, Basis.@Nullable Used used) {
    return limit == null || used == null
        ? null
        : new SubLimit(limit.amount(), limit.count(), limit.years(), used.amount(), used.count());
  }

  private static Rules rules(Plan plan) {
    return new Rules(
        plan.version(),
        plan.steps().stream().map(Step::valueOf).toList(),
        new Franchise(
            Franchise.Policy.valueOf(plan.franchise().policy()), plan.franchise().basisPoints()));
  }

  private static List<Facts.Line> lines(List<Line> lines, Basis basis) {
    return lines.stream()
        .map(line ->
            new Facts.Line(
                line.number(),
                line.quantity(),
                line.requested(),
                line.basicShare(),
                basis.covered(),
                basis.unitTariff()))
        .toList();
  }
}
