package ir.takmil.claims.claim;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is paid of each line, and what is not and why: requested = payable + Σ deductions, in each
 * line.
 *
 * @param basis what it rests on: a person may decide otherwise than the engine would on it; null in
 *     what an earlier release stored
 */
public record Decision(List<LineDecision> lines, @Nullable String remark, @Nullable Basis basis) {

  /** The decision on one line of the invoice. */
  public record LineDecision(int number, Rials payable, List<Deduction> deductions) {
    public LineDecision {
      deductions = List.copyOf(deductions);
    }

    Rials accountedFor() {
      return deductions.stream().map(Deduction::amount).reduce(payable, Rials::plus);
    }
  }

  public Decision {
    lines = List.copyOf(lines);
  }

  /** As a person says it. */
  public Decision(List<LineDecision> lines, @Nullable String remark) {
    this(lines, remark, null);
  }

  public Decision restingOn(Basis told) {
    return new Decision(lines, remark, told);
  }

  public Rials payable() {
    return lines.stream().map(LineDecision::payable).reduce(Rials.ZERO, Rials::plus);
  }

  /** What is not paid, summed by reason code. */
  public Map<String, Rials> deducted() {
    var sums = new TreeMap<String, Rials>();
    lines.forEach(
        line -> line.deductions().forEach(d -> sums.merge(d.code(), d.amount(), Rials::plus)));
    return sums;
  }

  /**
   * Every rial of every line of the invoice is paid or deducted.
   *
   * @throws Refusal 422 naming each line that does not add up
   */
  void accountsFor(List<Line> invoice) {
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < lines.size(); i++) {
      LineDecision decided = lines.get(i);
      boolean addsUp =
          invoice.stream()
              .anyMatch(line ->
                  line.number() == decided.number()
                      && line.requested().equals(decided.accountedFor()));
      if (!addsUp) {
        faults.add(new Fault("/lines/" + i, "line-does-not-add-up"));
      }
    }
    long distinct = lines.stream().mapToInt(LineDecision::number).distinct().count();
    if (distinct != invoice.size() || lines.size() != invoice.size()) {
      faults.add(new Fault("/lines", "lines-do-not-match"));
    }
    if (!faults.isEmpty()) {
      throw Refusal.unprocessable("decision-does-not-add-up", faults);
    }
  }
}
