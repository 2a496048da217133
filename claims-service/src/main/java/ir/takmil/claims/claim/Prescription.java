package ir.takmil.claims.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The electronic prescription that an invoice rests on, as found at the basic insurer.
 *
 * @param total the free price of everything on it
 * @param physician who wrote it, by name
 * @param trackingCode by which it was asked for, where the insurer asks for one
 * @param physicianCode of the medical council, where the insurer tells it. Absent it is not told at
 *     all: hashes were taken over content that had no such member
 */
public record Prescription(
    String number,
    String kind,
    LocalDate date,
    Rials total,
    @Nullable String physician,
    List<Item> items,
    @Nullable String trackingCode,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String physicianCode) {

  /**
   * One thing prescribed.
   *
   * @param price of one
   * @param basicShare what the basic insurer pays of all of them
   */
  public record Item(String title, long quantity, Rials price, Rials basicShare) {}

  public Prescription {
    // Absent from what an earlier release stored.
    items = List.copyOf(Objects.requireNonNullElse(items, List.of()));
  }
}
