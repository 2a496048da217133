package ir.takmil.claims.assessment.adjudication;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plan says about amounts.
 *
 * @param planVersion which edition of the plan; a past decision is run again under its own
 * @param steps in the plan's order, each once
 */
public record Rules(int planVersion, List<Step> steps, Franchise franchise) {

  public Rules {
    steps = steps.stream().distinct().toList();
  }

  /**
   * The steps as they are taken. Limits hold where the plan does not name their steps too: a
   * service's own just before the ceiling at the end, and nothing is ever payable beyond what is
   * held.
   */
  List<Step> inOrder() {
    var order = new ArrayList<>(steps);
    if (!order.contains(Step.SUB_LIMIT)) {
      boolean ceilingAtTheEnd = !order.isEmpty() && order.getLast() == Step.HELD_CEILING;
      order.add(ceilingAtTheEnd ? order.size() - 1 : order.size(), Step.SUB_LIMIT);
    }
    if (!order.contains(Step.HELD_CEILING)) {
      order.add(Step.HELD_CEILING);
    }
    return order;
  }

  /** Where the plan says so, in Persian. */
  String clause(Step step) {
    int at = steps.indexOf(step);
    String edition = "طرح، ویرایش " + Persian.number(planVersion);
    if (at >= 0) {
      return "گام " + Persian.number(at + 1) + " " + edition;
    }
    return (step == Step.SUB_LIMIT ? "محدودیت خدمت در " : "سقف پوشش در ") + edition;
  }
}
