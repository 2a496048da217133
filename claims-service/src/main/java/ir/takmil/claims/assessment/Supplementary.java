package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.adjudication.Proposal;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Line;
import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is proposed of a claim about what a first decision took: that it stays taken. The rules have
 * said their word of each rial of it, and its lines, which are what they took, would read to them
 * as an invoice of its own. Only a person grants it.
 */
final class Supplementary {
  private static final String RULE = "FIRST_DECISION";
  private static final int VERSION = 1;

  /** An error of reckoning: more is asked for than was ever taken. */
  private static final String MORE_THAN_TAKEN = "K10";

  private Supplementary() {}

  static Proposal proposal(List<Line> lines, Decision first) {
    return new Proposal(
        lines.stream().map(Line::requested).reduce(Rials.ZERO, Rials::plus),
        Rials.ZERO,
        lines.stream().map(line -> taken(line, first)).toList());
  }

  private static Proposal.Line taken(Line line, Decision first) {
    var deductions = new ArrayList<Proposal.Deduction>();
    var trace = new ArrayList<Proposal.Trace>();
    Rials left = line.requested();
    for (var known : takenBefore(line, first).entrySet()) {
      Rials amount = known.getValue().min(left);
      if (!amount.isZero()) {
        Rials after = left.minus(amount);
        deductions.add(new Proposal.Deduction(known.getKey(), amount));
        trace.add(step(known.getKey(), left, after));
        left = after;
      }
    }
    return new Proposal.Line(
        line.number(), line.requested(), Rials.ZERO, List.copyOf(deductions), List.copyOf(trace));
  }

  /** By code; the last is for whatever a correction asks for beyond it. */
  private static Map<String, Rials> takenBefore(Line line, Decision first) {
    var taken = new TreeMap<String, Rials>();
    first.lines().stream()
        .filter(decided -> decided.number() == line.number())
        .flatMap(decided -> decided.deductions().stream())
        .forEach(deduction -> taken.merge(deduction.code(), deduction.amount(), Rials::plus));
    Rials all = taken.values().stream().reduce(Rials.ZERO, Rials::plus);
    if (line.requested().compareTo(all) > 0) {
      taken.merge(MORE_THAN_TAKEN, line.requested().minus(all), Rials::plus);
    }
    return taken;
  }

  private static Proposal.Trace step(String code, Rials before, Rials after) {
    return new Proposal.Trace(
        RULE,
        VERSION,
        "تصمیم نخست",
        before,
        after,
        "این مبلغ را قاعدهٔ "
            + code
            + " در تصمیم نخست کم کرده است؛ ارزیاب دربارهٔ اعتراض تصمیم می‌گیرد.",
        "دلیل اعتراض را روشن بنویسید و مدرک آن را بفرستید.");
  }
}
