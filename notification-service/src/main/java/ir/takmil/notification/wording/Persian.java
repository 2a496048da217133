package ir.takmil.notification.wording;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import ir.takmil.platform.value.Rials;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Amounts, days and numbers as a Persian sentence says them. */
public final class Persian {
  private static final ULocale JALALI = new ULocale("fa_IR@calendar=persian");
  private static final List<String> MONTHS =
      List.of(
          "فروردین",
          "اردیبهشت",
          "خرداد",
          "تیر",
          "مرداد",
          "شهریور",
          "مهر",
          "آبان",
          "آذر",
          "دی",
          "بهمن",
          "اسفند");

  private Persian() {}

  /** Thousands apart, with the unit: «۷٬۴۶۸٬۲۰۰ ریال». */
  public static String amount(Rials rials) {
    return digits(Long.toString(rials.amount()).replaceAll("(?<=\\d)(?=(\\d{3})+$)", "٬"))
        + " ریال";
  }

  /** By the Jalali calendar: «۳۰ آذر ۱۴۰۵». */
  public static String day(LocalDate day) {
    // Days have no zone: the calendar counts in UTC so that none moves over midnight.
    Calendar jalali = Calendar.getInstance(TimeZone.GMT_ZONE, JALALI);
    jalali.setTimeInMillis(Duration.ofDays(day.toEpochDay()).toMillis());
    return digits(
        jalali.get(Calendar.DAY_OF_MONTH)
            + " "
            + MONTHS.get(jalali.get(Calendar.MONTH))
            + " "
            + jalali.get(Calendar.YEAR));
  }

  /** Only the digits changed, as for numbers of claims and orders. */
  public static String digits(String text) {
    var persian = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      persian.append(c >= '0' && c <= '9' ? (char) (c - '0' + '۰') : c);
    }
    return persian.toString();
  }
}
