package ir.takmil.provider.directory;

import ir.takmil.provider.centre.CentreKind;
import org.jspecify.annotations.Nullable;

/**
 * Which centres somebody looks for; what is left out does not matter.
 *
 * @param service the code of one that it does
 * @param name one or more beginnings of words of the name, in any order
 * @param open now
 * @param contracted today
 */
record Wanted(
    @Nullable String province,
    @Nullable String city,
    @Nullable CentreKind kind,
    @Nullable String affiliation,
    @Nullable String service,
    @Nullable String name,
    boolean open,
    boolean contracted,
    @Nullable Box box) {

  /** What is visible on a map, in degrees. */
  record Box(double south, double west, double north, double east) {
    boolean isOne() {
      return south <= north && west <= east;
    }
  }
}
