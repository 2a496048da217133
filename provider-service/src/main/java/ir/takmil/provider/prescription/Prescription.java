package ir.takmil.provider.prescription;

import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-prescription as the basic insurer knows it.
 *
 * @param total the free price of everything on it
 * @param physicianCode at the medical council, where the insurer tells it
 */
record Prescription(
    String number,
    Kind kind,
    LocalDate date,
    Rials total,
    String centre,
    String physician,
    @Nullable String physicianCode,
    List<Item> items) {
  private static final Duration EDITABLE = Duration.ofDays(3);

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

  /**
   * Until when the basic insurer may still change it: 72 hours, counted from the midnight that ends
   * its day, for the hour of it is not told. Null when that is past.
   */
  @Nullable Instant editableUntil(Instant now) {
    Instant end = Tehran.endOf(date).plus(EDITABLE);
    return end.isAfter(now) ? end : null;
  }
}
