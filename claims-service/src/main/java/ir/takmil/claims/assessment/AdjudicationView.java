package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.adjudication.Proposal;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Deduction;
import ir.takmil.platform.value.Rials;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the engine makes of a claim by the rules of its day, beside what was decided.
 *
 * @param ofItsDay false: what held on the day is not all known, and what is known now was taken
 * @param decided absent before there is a decision, and so is {@code agrees}
 * @param agrees whether each line was decided as the engine has it
 */
record AdjudicationView(
    ClaimId claimId,
    int engineVersion,
    int planVersion,
    boolean ofItsDay,
    Rials requested,
    Rials payable,
    List<Proposal.Line> lines,
    @Nullable List<Decided> decided,
    @Nullable Boolean agrees) {

  /**
   * One line as it was decided.
   *
   * @param agrees whether the engine has it so
   */
  record Decided(int number, Rials payable, List<Deduction> deductions, boolean agrees) {}

  static AdjudicationView of(ClaimId id, Adjudicated engine) {
    return of(id, engine, null, null);
  }

  static AdjudicationView of(ClaimId id, Adjudicated engine, Decision decision) {
    List<Decided> decided =
        decision.lines().stream()
            .map(line ->
                new Decided(
                    line.number(),
                    line.payable(),
                    line.deductions(),
                    engine.proposal().lines().stream().anyMatch(own -> same(own, line))))
            .toList();
    return of(id, engine, decided, decided.stream().allMatch(Decided::agrees));
  }

  private static AdjudicationView of(
      ClaimId id, Adjudicated engine, @Nullable List<Decided> decided, @Nullable Boolean agrees) {
    Proposal proposal = engine.proposal();
    return new AdjudicationView(
        id,
        engine.basis().engine(),
        engine.basis().planVersion(),
        engine.ofItsDay(),
        proposal.requested(),
        proposal.payable(),
        proposal.lines(),
        decided,
        agrees);
  }

  /** The same is paid, and as much is taken for each reason. */
  private static boolean same(Proposal.Line own, Decision.LineDecision line) {
    Map<String, Rials> proposed =
        own.deductions().stream()
            .collect(Collectors.toMap(Proposal.Deduction::code, Proposal.Deduction::amount));
    Map<String, Rials> decided =
        line.deductions().stream()
            .collect(Collectors.toMap(Deduction::code, Deduction::amount, Rials::plus));
    return own.number() == line.number()
        && own.payable().equals(line.payable())
        && proposed.equals(decided);
  }
}
