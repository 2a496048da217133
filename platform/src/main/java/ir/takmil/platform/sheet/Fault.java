package ir.takmil.platform.sheet;

import org.jspecify.annotations.Nullable;

/**
 * One fault, where the sender finds it. Never the value itself: it may be somebody's number.
 *
 * @param row counted from 1 as a spreadsheet shows it; 0: the file as a whole
 * @param column the heading as it was typed, or the merged cells; null: the row as a whole
 * @param code that of a {@link Flaw}
 * @param warning whether the rows can be used all the same
 */
public record Fault(int row, @Nullable String column, String code, boolean warning) {
  public static Fault at(int row, @Nullable String column, Flaw flaw) {
    return new Fault(row, column, flaw.code(), flaw.isWarning());
  }

  static Fault ofFile(Flaw flaw) {
    return at(0, null, flaw);
  }
}
