package ir.takmil.policy.contract;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Jalali;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when a relation is covered: a son until 22, a student until 25, a daughter while unmarried.
 * Ages are whole Jalali years, as the law counts them; the last day is the one before the birthday.
 *
 * @param untilAge null: at any age
 * @param studentUntilAge in the place of the other for somebody who studies; null: no difference
 * @param whileUnmarried null: it does not matter
 */
public record AgeRule(
    Relation relation,
    @Nullable Integer untilAge,
    @Nullable Integer studentUntilAge,
    @Nullable Boolean whileUnmarried) {
  private static final int OLDEST = 120;

  public AgeRule {
    requireNonNull(relation, "relation");
    if (outOfRange(untilAge) || outOfRange(studentUntilAge)) {
      throw Refusal.unprocessable("age-out-of-range");
    }
  }

  private static boolean outOfRange(@Nullable Integer age) {
    return age != null && (age < 1 || age > OLDEST);
  }

  /** The last day on which this rule lets such a person be covered; empty: it sets no end. */
  Optional<Ending> ending(LocalDate born, boolean student, @Nullable LocalDate marriedOn) {
    var endings = new ArrayList<Ending>();
    Integer age = student && studentUntilAge != null ? studentUntilAge : untilAge;
    if (age != null) {
      endings.add(new Ending(Jalali.plusYears(born, age).minusDays(1), Ending.Reason.AGE));
    }
    if (Boolean.TRUE.equals(whileUnmarried) && marriedOn != null) {
      endings.add(new Ending(marriedOn.minusDays(1), Ending.Reason.MARRIAGE));
    }
    return endings.stream().min(Comparator.comparing(Ending::lastDay));
  }
}
