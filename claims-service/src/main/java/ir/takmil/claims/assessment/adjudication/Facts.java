package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.Rials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the engine is told: the same facts give the same proposal, on any day. A claim is of one
 * service, and so under one cover; an admission of several covers is as many claims, each with what
 * is held for it.
 *
 * @param subLimit of the service; null: it has none of its own
 * @param held what the ceiling has set aside for this claim; null while that is not known, and then
 *     nothing is capped by it
 */
public record Facts(
    Rules rules, List<Line> lines, @Nullable SubLimit subLimit, @Nullable Rials held) {

  public Facts {
    lines = List.copyOf(lines);
  }

  /**
   * @param covered whether the plan covers the service of this line on its day
   * @param unitTariff the most that is payable for one; null where no tariff is set
   */
  public record Line(
      int number,
      int quantity,
      Rials requested,
      Rials basicShare,
      boolean covered,
      @Nullable Rials unitTariff) {}
}
