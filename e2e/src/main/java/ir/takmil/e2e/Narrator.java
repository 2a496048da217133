package ir.takmil.e2e;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Tells the journey to whoever watches. */
final class Narrator {
  private final PrintStream out;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    out.println();
    out.println("== " + title);
  }

  void step(String what) {
    out.println("   " + what);
  }

  void event(Wire.Event event) {
    out.println(
        "     ⚡ "
            + event.type()
            + "  ("
            + event.id().replaceFirst("^[^/]{6,}?([^/]{6})/", "…$1/")
            + ")");
  }

  void sms(String text) {
    out.println("     ✉ " + text.replaceAll("\\s+", " "));
  }

  static String rials(long amount) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount)
        + " rials";
  }

  /** In the digits that people read. */
  static String persian(String digits) {
    var out = new StringBuilder();
    digits.chars().forEach(c -> out.append((char) ('۰' + c - '0')));
    return out.toString();
  }
}
