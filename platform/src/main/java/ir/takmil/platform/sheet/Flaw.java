package ir.takmil.platform.sheet;

import java.util.Locale;

/** What can be wrong with a file, a row or a cell. Each has a Persian sentence, by its code. */
public interface Flaw {
  String code();

  /** Whether the rows can be used all the same. */
  boolean isWarning();

  /** The name of a constant as a code: {@code FILE_EMPTY} is {@code file-empty}. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
