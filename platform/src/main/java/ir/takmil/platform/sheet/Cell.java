package ir.takmil.platform.sheet;

import ir.takmil.platform.value.PersianText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it was typed, in one form of digits, letters and spaces.
 *
 * @param day what a cell formatted as a date holds
 * @param wrong why nothing can be read out of it
 */
public record Cell(String text, @Nullable LocalDate day, @Nullable Flaw wrong) {
  static final int LONGEST = 2000;

  static final Cell BLANK = new Cell("", null, null);

  static Cell of(String typed) {
    if (typed.isEmpty()) {
      return BLANK;
    }
    if (typed.length() > LONGEST) {
      return wrong(SheetFlaw.CELL_TOO_LONG);
    }
    if (isBroken(typed)) {
      return wrong(SheetFlaw.TEXT_BROKEN);
    }
    String text = PersianText.normalise(typed);
    return text.isEmpty() ? BLANK : new Cell(text, null, null);
  }

  static Cell of(LocalDate day) {
    return new Cell(day.toString(), day, null);
  }

  static Cell wrong(Flaw why) {
    return new Cell("?", null, why);
  }

  public boolean isBlank() {
    return text.isEmpty();
  }

  /** Halves of a character, and the sign that stands for what was not understood. */
  private static boolean isBroken(String typed) {
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < typed.length()
          && Character.isLowSurrogate(typed.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c) || c == '\ufffd' || c == 0) {
        return true;
      }
    }
    return false;
  }
}
