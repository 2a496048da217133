package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.adjudication.Proposal;
import ir.takmil.claims.claim.Basis;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Deduction;

/**
 * What the engine makes of an expense, and what it was told.
 *
 * @param ofItsDay false: what held on the day is not all known, and what is known now was taken
 */
record Adjudicated(Proposal proposal, Basis basis, boolean ofItsDay) {

  /** The proposal as it would be decided, by the engine or by a person who changes nothing. */
  Decision decision() {
    return new Decision(
        proposal.lines().stream()
            .map(line ->
                new Decision.LineDecision(
                    line.number(),
                    line.payable(),
                    line.deductions().stream()
                        .map(taken -> new Deduction(taken.code(), taken.amount(), null))
                        .toList()))
            .toList(),
        null,
        basis);
  }
}
