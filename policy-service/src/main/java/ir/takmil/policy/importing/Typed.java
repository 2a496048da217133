package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.PersianText;

/** Text as somebody typed it, brought to one form. */
final class Typed {
  private Typed() {}

  /** Refused when nothing is left of it: marks and spaces alone are no text. */
  static String text(String typed, String pointer) {
    String text = PersianText.normalise(typed);
    if (text.isEmpty()) {
      throw Refusal.malformed("text-empty", pointer);
    }
    return text;
  }
}
