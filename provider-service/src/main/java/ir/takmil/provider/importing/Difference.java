package ir.takmil.provider.importing;

import java.util.List;
import java.util.Locale;

/**
 * How a row differs from what is kept.
 *
 * @param title which centre, or which service
 * @param fields the names of what would change
 */
record Difference(int row, String title, List<String> fields) {

  /** Which way. */
  enum Kind {
    /** It is not kept yet. */
    JOINED,
    CHANGED;

    String paper() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
