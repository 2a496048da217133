package ir.takmil.provider.prescription;

import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;

/**
 * An e-prescription as the basic insurer knows it.
 *
 * @param total the free price of everything on it
 */
record Prescription(
    String number,
    Kind kind,
    LocalDate date,
    Rials total,
    String centre,
    String physician,
    List<Item> items) {

  /** What was prescribed. */
  enum Kind {
    DRUG,
    VISIT,
    IMAGING,
    LABORATORY
  }

  /**
   * One thing prescribed.
   *
   * @param price of one
   * @param basicShare what the basic insurer pays of all of them
   */
  record Item(String title, long quantity, Rials price, Rials basicShare) {}
}
