package ir.takmil.policy.contract;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Jalali;
import java.time.LocalDate;
import java.util.Map;

/** From one day to another in Tehran, both inclusive: the last one ends at its midnight there. */
public record Period(LocalDate start, LocalDate end) {
  /** Outside of these a day is a slip of the pen; far outside, it cannot even be stored. */
  private static final int FIRST_YEAR = 1990;

  private static final int LAST_YEAR = 2100;

  public Period {
    if (start.getYear() < FIRST_YEAR || end.getYear() > LAST_YEAR) {
      throw Refusal.unprocessable("day-out-of-range");
    }
    if (end.isBefore(start)) {
      throw Refusal.unprocessable("period-reversed", Map.of("start", start, "end", end));
    }
  }

  /**
   * The day itself, where somebody can mean it: counted on from one that is far away, days end.
   *
   * @throws Refusal 422 day-out-of-range
   */
  public static LocalDate plausible(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw Refusal.unprocessable("day-out-of-range");
    }
    return day;
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }

  public boolean overlaps(Period other) {
    return !other.end.isBefore(start) && !other.start.isAfter(end);
  }

  /** Which of its Jalali years, from 1, a day of it falls into. */
  public int yearOf(LocalDate day) {
    return Jalali.yearsBetween(start, day) + 1;
  }
}
