package ir.takmil.platform.value;

import java.text.Normalizer;

/** Persian as people type it, brought to one form: digits, ya, kaf, joiners and spaces. */
public final class PersianText {
  private PersianText() {}

  /**
   * Persian and Arabic digits as ASCII, Arabic ya and kaf as Persian, control and direction marks
   * away, spaces single.
   */
  public static String normalise(String typed) {
    String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(composed.length());
    boolean space = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = canonical(composed.charAt(i));
      if (c == ' ') {
        space = !out.isEmpty();
      } else if (c != 0) {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The form for searching: normalised, without the zero-width non-joiner, lower case. */
  public static String searchable(String typed) {
    return normalise(normalise(typed).replace('\u200c', ' ')).toLowerCase(java.util.Locale.ROOT);
  }

  /** Only the digits' form changed: for codes and numbers. */
  public static String digits(String typed) {
    return normalise(typed).replace(" ", "").replace("-", "").replace("\u200c", "");
  }

  private static char canonical(char c) {
    if (c >= '\u06f0' && c <= '\u06f9') {
      return (char) ('0' + c - '\u06f0');
    }
    if (c >= '\u0660' && c <= '\u0669') {
      return (char) ('0' + c - '\u0660');
    }
    return switch (c) {
      case '\u064a', '\u0649' -> '\u06cc';
      case '\u0643' -> '\u06a9';
      case '\t', '\n', '\r', '\u00a0', ' ' -> ' ';
      case '\u200c' -> '\u200c';
      default -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0 : c;
    };
  }
}
