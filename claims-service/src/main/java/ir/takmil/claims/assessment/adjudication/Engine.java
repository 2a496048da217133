package ir.takmil.claims.assessment.adjudication;

import ir.takmil.claims.assessment.adjudication.Rule.Situation;
import ir.takmil.claims.assessment.adjudication.Rule.Taking;
import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.List;

/**
 * Adjudication as a pure function. Steps are taken in the plan's order, and within a step the lines
 * in their own order: the held ceiling is used up from the first line on. It proposes; people
 * decide.
 */
public final class Engine {
  private static final Rials UNBOUNDED = Rials.of(Long.MAX_VALUE);

  private Engine() {}

  public static Proposal adjudicate(Facts facts) {
    var working = facts.lines().stream().map(Working::new).toList();
    Rules rules = facts.rules();
    for (int i = 0; i < rules.steps().size(); i++) {
      Rule rule = Rule.of(rules.steps().get(i));
      String clause =
          "گام " + Persian.number(i + 1) + " طرح، ویرایش " + Persian.number(rules.planVersion());
      Rials held = facts.held();
      Rials ceilingLeft = held == null ? UNBOUNDED : held;
      for (Working line : working) {
        line.take(rule, clause, rules.franchise(), ceilingLeft);
        ceilingLeft = ceilingLeft.minusAtMost(line.left);
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

    void take(Rule rule, String clause, Franchise franchise, Rials ceilingLeft) {
      Taking taking =
          rule.bite().of(line, new Situation(left, taken("K03"), ceilingLeft, franchise));
      if (taking.amount().isZero()) {
        return;
      }
      Rials after = left.minus(taking.amount());
      trace.add(
          new Proposal.Trace(
              rule.step().name(),
              rule.version(),
              clause,
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
