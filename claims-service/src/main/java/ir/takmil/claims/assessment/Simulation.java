package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.RemainingCeilings.Remaining;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.coverage.Coverage;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.claims.coverage.Membership;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What one would get, before one goes to the doctor. Nothing is kept of it. */
@Service
class Simulation {
  private final Coverages coverages;
  private final Adjudicator adjudicator;
  private final RemainingCeilings ceilings;

  Simulation(Coverages coverages, Adjudicator adjudicator, RemainingCeilings ceilings) {
    this.coverages = coverages;
    this.adjudicator = adjudicator;
    this.ceilings = ceilings;
  }

  /**
   * @param remaining what is left of the ceiling; null: that is not known now, and nothing was
   *     capped by it
   */
  record Simulated(Adjudicated adjudicated, @Nullable Remaining remaining) {}

  /** To whom the person is not of the family there is no such place in the contract. */
  Simulated simulate(Simulate asked, PersonId by) {
    List<Line> lines = asked.typed();
    var contract = new ContractId(asked.contractId());
    var person = new PersonId(asked.personId());
    LocalDate day = asked.expenseDate();
    if (coverages.membership(contract, person, day).filter(known -> known.isSeenBy(by)).isEmpty()) {
      throw Refusal.unknown("membership-unknown");
    }
    Coverage coverage =
        coverages
            .coverage(contract, person, day)
            .orElseThrow(() -> Refusal.unavailable("coverage-unknown"));
    check(coverage, asked.serviceCode(), day);
    Rials requested = lines.stream().map(Line::requested).reduce(Rials.ZERO, Rials::plus);
    Optional<Remaining> remaining = ceilings.of(contract, person, asked.serviceCode(), day);
    var question =
        new Question(
            contract,
            person,
            asked.serviceCode(),
            day,
            asked.centreId(),
            lines,
            remaining.map(left -> left.holding(requested)).orElse(null),
            null,
            null);
    return new Simulated(adjudicator.imagine(question, coverage.plan()), remaining.orElse(null));
  }

  /** On a day on which nothing could be sent there is nothing to simulate. */
  private static void check(Coverage coverage, String service, LocalDate day) {
    Plan plan = coverage.plan();
    Membership membership = coverage.membership();
    if (!plan.contractHoldsOn(day)) {
      throw Refusal.unprocessable(
          "expense-outside-contract",
          Map.of(
              "expenseDate", day,
              "contractStart", plan.contractStart(),
              "contractEnd", plan.contractEnd()));
    }
    if (!membership.holdsOn(day)) {
      throw Refusal.unprocessable(
          "expense-outside-membership",
          Map.of(
              "expenseDate", day,
              "membershipStart", membership.from(),
              "membershipEnd", membership.to()));
    }
    // Policy-service would have nothing to tell of it either.
    Plan.Covered covered =
        plan.covered(service)
            .orElseThrow(() ->
                Refusal.unprocessable(
                    "not-covered", List.of(new Fault("/serviceCode", "not-covered"))));
    LocalDate waited = membership.waitedUntil(covered.cover().waitingDays());
    if (day.isBefore(waited)) {
      throw Refusal.unprocessable(
          "waiting-period", Map.of("expenseDate", day, "waitedUntil", waited));
    }
  }
}
