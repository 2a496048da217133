package ir.takmil.claims.enquiry;

import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** As people read it on paper: Jalali days, Persian digits, rials in groups of three. */
final class Shown {
  private Shown() {}

  static String day(LocalDate day) {
    return digits(Jalali.text(day));
  }

  static String day(Instant at) {
    return day(Tehran.dayOf(at));
  }

  static String rials(Rials amount) {
    return digits(String.format(Locale.ROOT, "%,d", amount.amount()).replace(',', '٬'));
  }

  static String digits(String text) {
    var persian = new StringBuilder(text.length());
    text.chars().forEach(c -> persian.append((char) (c >= '0' && c <= '9' ? c - '0' + '۰' : c)));
    return persian.toString();
  }
}
