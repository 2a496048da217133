package ir.takmil.claims.assessment.adjudication;

import ir.takmil.claims.assessment.adjudication.Rule.Situation;
import ir.takmil.claims.assessment.adjudication.Rule.Taking;
import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.List;

/**
 * Adjudication as a pure function. Steps are taken in the plan's order, and within a step the lines
 * in their own order: what is limited is used up from the first line on. Amounts are whole rials;
 * only the franchise divides, and rounds down. It proposes; people decide.
 */
public final class Engine {
  /** Of the rules as they are now; a past decision is run again under those of its day. */
  public static final int VERSION = 1;

  private Engine() {}

  public static Proposal adjudicate(Facts facts) {
    return adjudicate(facts, VERSION);
  }

  /**
   * @param version of the rules
   * @throws IllegalArgumentException when there has never been such a version
   */
  public static Proposal adjudicate(Facts facts, int version) {
    List<Rule> known = Rule.edition(version);
    var working = facts.lines().stream().map(Working::new).toList();
    for (Step step : facts.rules().inOrder()) {
      Rule rule = Rule.of(step, known);
      Rials leftBefore = Rials.ZERO;
      for (Working line : working) {
        line.take(rule, facts, leftBefore);
        leftBefore = leftBefore.plus(line.left);
      }
    }
    List<Proposal.Line> lines = working.stream().map(Working::proposed).toList();
    return new Proposal(
        sum(lines.stream().map(Proposal.Line::requested).toList()),
        sum(lines.stream().map(Proposal.Line::payable).toList()),
        lines);
  }

  private static Rials sum(List<Rials> amounts) {
    return amounts.stream().reduce(Rials.ZERO, Rials::plus);
  }

  /** One line on its way through the steps. */
  private static final class Working {
    private final Facts.Line line;
    private final List<Proposal.Deduction> deductions = new ArrayList<>();
    private final List<Proposal.Trace> trace = new ArrayList<>();
    private Rials left;

    Working(Facts.Line line) {
      this.line = line;
      this.left = line.requested();
    }

    void take(Rule rule, Facts facts, Rials leftBefore) {
      if (left.isZero()) {
        return;
      }
      Taking taking = rule.bite().of(line, new Situation(facts, left, taken("K03"), leftBefore));
      if (taking.amount().isZero()) {
        return;
      }
      Rials after = left.minus(taking.amount());
      trace.add(
          new Proposal.Trace(
              rule.step().name(),
              rule.version(),
              facts.rules().clause(rule.step()),
              left,
              after,
              taking.sentence(),
              taking.howToAvoid()));
      Rials before = taken(taking.code());
      deductions.removeIf(deduction -> deduction.code().equals(taking.code()));
      deductions.add(new Proposal.Deduction(taking.code(), before.plus(taking.amount())));
      left = after;
    }

    private Rials taken(String code) {
      return deductions.stream()
          .filter(deduction -> deduction.code().equals(code))
          .map(Proposal.Deduction::amount)
          .findFirst()
          .orElse(Rials.ZERO);
    }

    Proposal.Line proposed() {
      return new Proposal.Line(
          line.number(), line.requested(), left, List.copyOf(deductions), List.copyOf(trace));
    }
  }
}
