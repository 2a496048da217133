package ir.takmil.platform.value;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;

/**
 * The Solar Hijri calendar (ICU4J's), for what the law counts in it: whole years of age, years of a
 * contract, months of a deadline. Days inside stay {@link LocalDate}.
 */
public final class Jalali {
  private static final long DAY = 86_400_000L;
  private static final ULocale PERSIAN = ULocale.forLanguageTag("fa-IR-u-ca-persian");

  private Jalali() {}

  /**
   * @throws IllegalArgumentException when that month has no such day: 1402/12/30, for 1402 is no
   *     leap year
   */
  public static LocalDate day(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
      throw new IllegalArgumentException("no such day");
    }
    Calendar calendar = calendar();
    calendar.setLenient(false);
    calendar.set(year, month - 1, day);
    return dayOf(calendar);
  }

  /** As it is written: {@code 1403/12/30}. */
  public static String text(LocalDate day) {
    Calendar calendar = on(day);
    return "%04d/%02d/%02d"
        .formatted(
            calendar.get(Calendar.YEAR),
            calendar.get(Calendar.MONTH) + 1,
            calendar.get(Calendar.DAY_OF_MONTH));
  }

  /**
   * The same day so many years later. Where that year has no such day (30 Esfand), it is the day
   * after: only then have whole years passed.
   */
  public static LocalDate plusYears(LocalDate day, int years) {
    return later(day, Calendar.YEAR, years);
  }

  /** The same day so many months later, or the day after a month that is too short for it. */
  public static LocalDate plusMonths(LocalDate day, int months) {
    return later(day, Calendar.MONTH, months);
  }

  /** Whole years from one day to another: somebody's age, where the first is the day of birth. */
  public static int yearsBetween(LocalDate first, LocalDate later) {
    int years = on(later).get(Calendar.YEAR) - on(first).get(Calendar.YEAR);
    return plusYears(first, years).isAfter(later) ? years - 1 : years;
  }

  private static LocalDate later(LocalDate day, int field, int amount) {
    Calendar calendar = on(day);
    int dayOfMonth = calendar.get(Calendar.DAY_OF_MONTH);
    calendar.add(field, amount); // shortened to the last day of a month that is too short
    LocalDate found = dayOf(calendar);
    return calendar.get(Calendar.DAY_OF_MONTH) < dayOfMonth ? found.plusDays(1) : found;
  }

  /** Days have no zone: the calendar counts in UTC, so that none moves over midnight. */
  private static Calendar on(LocalDate day) {
    Calendar calendar = calendar();
    calendar.setTimeInMillis(day.toEpochDay() * DAY);
    return calendar;
  }

  private static Calendar calendar() {
    Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, PERSIAN);
    calendar.clear();
    return calendar;
  }

  private static LocalDate dayOf(Calendar calendar) {
    return LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), DAY));
  }
}
