package ir.takmil.platform.sheet;

import ir.takmil.platform.value.Jalali;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people type it: Jalali (1403/12/30, 1403-12-30, 14031230), or ISO. */
final class Days {
  private static final Pattern PARTED =
      Pattern.compile("([0-9]{4}) ?([/.-]) ?([0-9]{1,2}) ?\\2 ?([0-9]{1,2})");
  private static final Pattern WHOLE = Pattern.compile("([0-9]{4})()([0-9]{2})([0-9]{2})");

  /** No year of the one calendar that a file may hold is one of the other. */
  private static final int FIRST_OF_OURS = 1700;

  private static final LocalDate FIRST = LocalDate.of(1870, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private Days() {}

  /** Empty when there is no such day, or none that a file could mean. */
  static Optional<LocalDate> day(Cell cell) {
    LocalDate day = cell.day();
    return (day == null ? typed(cell.text()) : Optional.of(day))
        .filter(found -> !found.isBefore(FIRST) && !found.isAfter(LAST));
  }

  private static Optional<LocalDate> typed(String text) {
    Matcher parts = PARTED.matcher(text);
    if (!parts.matches()) {
      parts = WHOLE.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
    }
    int year = Integer.parseInt(parts.group(1));
    int month = Integer.parseInt(parts.group(3));
    int day = Integer.parseInt(parts.group(4));
    try {
      return Optional.of(
          year < FIRST_OF_OURS ? Jalali.day(year, month, day) : LocalDate.of(year, month, day));
    } catch (DateTimeException | IllegalArgumentException noSuchDay) {
      return Optional.empty();
    }
  }
}
