package ir.takmil.claims.assessment.adjudication;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is payable, worked out slowly from the words of the domain (§6), knowing nothing of the
 * engine: one sheet with a row for each line, gone over once for each step, in amounts of any size.
 * It tells amounts only.
 */
final class Oracle {
  private final Facts facts;
  private final List<Row> sheet = new ArrayList<>();

  /** A line of the invoice, and what was crossed out of it for which reason. */
  static final class Row {
    final Facts.Line line;
    final Map<String, BigDecimal> crossedOut = new TreeMap<>();

    Row(Facts.Line line) {
      this.line = line;
    }

    BigDecimal standing() {
      BigDecimal standing = BigDecimal.valueOf(line.requested().amount());
      for (BigDecimal amount : crossedOut.values()) {
        standing = standing.subtract(amount);
      }
      return standing;
    }

    /** No more can be crossed out than stands, and nothing negative. */
    void crossOut(String reason, BigDecimal amount) {
      BigDecimal possible = amount.max(ZERO).min(standing());
      if (possible.signum() > 0) {
        crossedOut.merge(reason, possible, BigDecimal::add);
      }
    }

    /** What of the basic insurer's share has not been crossed out. */
    BigDecimal shareOutstanding() {
      return BigDecimal.valueOf(line.basicShare().amount())
          .subtract(crossedOut.getOrDefault("K03", ZERO));
    }

    boolean basicInsurerPaid() {
      return line.basicShare().amount() > 0;
    }
  }

  private Oracle(Facts facts) {
    this.facts = facts;
    facts.lines().forEach(line -> sheet.add(new Row(line)));
  }

  static List<Row> decide(Facts facts) {
    var oracle = new Oracle(facts);
    for (String step : oracle.steps()) {
      oracle.go(step);
    }
    return oracle.sheet;
  }

  /** The plan's own order; limits that it does not name come at the end, the ceiling last. */
  private List<String> steps() {
    var steps = new ArrayList<String>();
    facts.rules().steps().forEach(step -> steps.add(step.name()));
    boolean limitNamed = steps.contains("SUB_LIMIT");
    boolean ceilingNamed = steps.contains("HELD_CEILING");
    boolean ceilingLast = ceilingNamed && steps.indexOf("HELD_CEILING") == steps.size() - 1;
    if (ceilingLast && !limitNamed) {
      steps.remove("HELD_CEILING");
    }
    if (!limitNamed) {
      steps.add("SUB_LIMIT");
    }
    if (!steps.contains("HELD_CEILING")) {
      steps.add("HELD_CEILING");
    }
    return steps;
  }

  private void go(String step) {
    switch (step) {
      case "NOT_COVERED" -> {
        for (Row row : sheet) {
          if (!row.line.covered()) {
            row.crossOut("K06", row.standing());
          }
        }
      }
      case "TARIFF_CAP" -> {
        for (Row row : sheet) {
          if (row.line.unitTariff() != null) {
            BigDecimal most =
                BigDecimal.valueOf(row.line.unitTariff().amount())
                    .multiply(BigDecimal.valueOf(row.line.quantity()));
            row.crossOut("K01", row.standing().subtract(most));
          }
        }
      }
      case "BASIC_SHARE" -> sheet.forEach(row -> row.crossOut("K03", row.shareOutstanding()));
      case "FRANCHISE" -> sheet.forEach(this::franchise);
      case "SUB_LIMIT" -> subLimit();
      case "HELD_CEILING" -> {
        if (facts.held() != null) {
          pour(BigDecimal.valueOf(facts.held().amount()));
        }
      }
      default -> throw new AssertionError(step);
    }
  }

  private void franchise(Row row) {
    BigDecimal percent =
        row.standing()
            .multiply(BigDecimal.valueOf(facts.rules().franchise().share().value()))
            .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.DOWN);
    String policy = facts.rules().franchise().policy().name();
    if (policy.equals("ALWAYS_PERCENT") || !row.basicInsurerPaid()) {
      row.crossOut("K02", percent);
    } else if (policy.equals("BASE_SHARE_ELSE_PERCENT")) {
      row.crossOut("K03", row.shareOutstanding());
    }
  }

  private void subLimit() {
    SubLimit limit = facts.subLimit();
    if (limit == null) {
      return;
    }
    if (limit.count() != null && limit.count() - limit.usedCount() <= 0) {
      sheet.forEach(row -> row.crossOut("K05", row.standing()));
    }
    if (limit.amount() != null) {
      pour(BigDecimal.valueOf(limit.amount().amount() - limit.usedAmount().amount()));
    }
  }

  /** As from a jug: each row has its fill while there is any, in their order. */
  private void pour(BigDecimal jug) {
    BigDecimal rest = jug.max(ZERO);
    for (Row row : sheet) {
      BigDecimal fill = rest.min(row.standing());
      row.crossOut("K04", row.standing().subtract(fill));
      rest = rest.subtract(fill);
    }
  }
}
