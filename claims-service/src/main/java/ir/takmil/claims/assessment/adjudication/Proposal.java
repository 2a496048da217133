package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.Rials;
import java.util.List;

/** What the engine would decide. For each line: requested = payable + the sum of deductions. */
public record Proposal(Rials requested, Rials payable, List<Line> lines) {

  public record Line(
      int number, Rials requested, Rials payable, List<Deduction> deductions, List<Trace> trace) {}

  /**
   * @param code one of the K codes; at most once in a line
   */
  public record Deduction(String code, Rials amount) {}

  /**
   * One step that took something.
   *
   * @param rule the step's name
   * @param version of the rule itself, counted up when it would decide otherwise on the same facts
   * @param clause where the plan says so
   * @param before what was left of the line, and {@code after} what the step left of it
   * @param sentence in Persian, for the insured
   * @param howToAvoid in Persian, what to do another time
   */
  public record Trace(
      String rule,
      int version,
      String clause,
      Rials before,
      Rials after,
      String sentence,
      String howToAvoid) {}
}
