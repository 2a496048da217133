package ir.takmil.claims.assessment.adjudication;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plan says about amounts.
 *
 * @param planVersion which edition of the plan; a past decision is run again under its own
 * @param steps in the plan's order, each once; the held ceiling is kept last where the plan does
 *     not name it, for nothing is ever payable beyond it
 */
public record Rules(int planVersion, List<Step> steps, Franchise franchise) {

  public Rules {
    var ordered = new ArrayList<>(steps.stream().distinct().toList());
    if (!ordered.contains(Step.HELD_CEILING)) {
      ordered.add(Step.HELD_CEILING);
    }
    steps = List.copyOf(ordered);
  }
}
