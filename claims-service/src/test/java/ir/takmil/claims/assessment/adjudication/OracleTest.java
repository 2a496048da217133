package ir.takmil.claims.assessment.adjudication;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.Rials;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The engine, and somebody slow who is obviously right, on the same claims. */
class OracleTest {
  private static final int CLAIMS = 100_000;

  /** {@code -Doracle.seed=…} repeats a run. */
  @Test
  void theEngineAndTheOracleAgreeOnAHundredThousandClaims() {
    long seed = Long.getLong("oracle.seed", new Random().nextLong());
    System.out.println("oracle.seed=" + seed);
    var facts = new RandomFacts(seed);
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < CLAIMS; i++) {
      Facts claim = facts.next();
      Map<Integer, Map<String, BigDecimal>> proposed = new HashMap<>();
      for (Proposal.Line line : Engine.adjudicate(claim).lines()) {
        Map<String, BigDecimal> amounts =
            line.deductions().stream()
                .collect(toMap(Proposal.Deduction::code, taken -> exact(taken.amount())));
        amounts.put("payable", exact(line.payable()));
        proposed.put(line.number(), amounts);
        line.trace().forEach(step -> seen.merge(step.rule(), 1, Integer::sum));
      }
      assertThat(proposed)
          .describedAs("seed %d, claim %d: %s", seed, i, claim)
          .isEqualTo(told(Oracle.decide(claim)));
    }
    assertThat(seen.keySet()).as("every rule has bitten").hasSize(Step.values().length);
  }

  private static Map<Integer, Map<String, BigDecimal>> told(List<Oracle.Row> sheet) {
    var told = new HashMap<Integer, Map<String, BigDecimal>>();
    for (Oracle.Row row : sheet) {
      var amounts = new HashMap<>(row.crossedOut);
      amounts.put("payable", row.standing());
      told.put(row.line.number(), amounts);
    }
    return told;
  }

  private static BigDecimal exact(Rials amount) {
    return BigDecimal.valueOf(amount.amount());
  }
}
