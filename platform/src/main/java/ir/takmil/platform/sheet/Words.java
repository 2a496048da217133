package ir.takmil.platform.sheet;

import ir.takmil.platform.value.PersianText;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The words that people write for what we have one name for. */
public final class Words<T> {
  public static final Words<Boolean> YES_NO =
      new Words<Boolean>()
          .of(true, "بله", "بلی", "آری", "دارد", "است", "هست", "yes", "y", "true", "1")
          .of(false, "خیر", "نه", "ندارد", "نیست", "no", "n", "false", "0");

  private final Map<String, T> meanings = new HashMap<>();

  public Words<T> of(T meaning, String... words) {
    for (String word : words) {
      meanings.put(key(word), meaning);
    }
    return this;
  }

  public Optional<T> meaning(String word) {
    return Optional.ofNullable(meanings.get(key(word)));
  }

  /** Letters and digits only, without vowel marks and hamzas, lower case. */
  public static String key(String typed) {
    String apart = Normalizer.normalize(typed, Normalizer.Form.NFD).replace('\u06d5', '\u0647');
    var bare = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(bare::appendCodePoint);
    String searchable = PersianText.searchable(bare.toString());
    var key = new StringBuilder(searchable.length());
    searchable.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
    return key.toString();
  }
}
