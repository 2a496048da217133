package ir.takmil.claims.enquiry;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import java.util.Map;

/**
 * Joins the Persian letters that the library's shaping leaves alone: it knows what stands beside
 * them, so that each gets its form from its neighbours' forms.
 */
final class PersianShaping implements BidiReorderer {
  /** Each with its isolated form; its final, initial and medial ones follow. */
  private static final Map<Character, Character> FORMS =
      Map.of(
          'پ', '\uFB56', 'چ', '\uFB7A', 'ژ', '\uFB8A', 'ک', '\uFB8E', 'گ', '\uFB92', 'ی', '\uFBFC');

  private static final char ONLY_BACK = 'ژ';

  private final BidiReorderer arabic = new ICUBidiReorderer();

  @Override
  public String reorderRTLTextToLTR(String text) {
    return arabic.reorderRTLTextToLTR(text);
  }

  @Override
  public String shapeText(String text) {
    String shaped = arabic.shapeText(text);
    var joined = new StringBuilder(shaped.length());
    for (int i = 0; i < shaped.length(); i++) {
      char letter = shaped.charAt(i);
      Character isolated = FORMS.get(letter);
      if (isolated == null) {
        joined.append(letter);
      } else {
        boolean back = joinsOn(beside(shaped, i, -1));
        boolean on = letter != ONLY_BACK && joinsBack(beside(shaped, i, 1));
        joined.append((char) (isolated + (back ? 1 : 0) + (on ? 2 : 0)));
      }
    }
    // The font places no marks: heh and the hamza above it have a sign together.
    return joined.toString().replace("\uFEE9\u0654", "\u06C0").replace("\uFEEA\u0654", "\uFBA5");
  }

  @Override
  public String deshapeText(String text) {
    return arabic.deshapeText(text);
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }

  /** The next letter in that direction; marks stand on letters and not between them. */
  private static char beside(String text, int from, int step) {
    int i = from + step;
    while (i >= 0
        && i < text.length()
        && Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK) {
      i += step;
    }
    return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
  }

  private static boolean joinsOn(char before) {
    return (FORMS.containsKey(before) && before != ONLY_BACK)
        || isForm(before, "INITIAL")
        || isForm(before, "MEDIAL");
  }

  private static boolean joinsBack(char after) {
    return FORMS.containsKey(after) || isForm(after, "FINAL") || isForm(after, "MEDIAL");
  }

  private static boolean isForm(char letter, String form) {
    String name = Character.getName(letter);
    return name != null && name.endsWith(form + " FORM");
  }
}
