package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.platform.value.Rials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expense was for: of its electronic prescription where it rests on one, else of the
 * invoice.
 *
 * @param physician by name, or by the medical-council code where only that is known
 * @param totalPrice the free price of everything
 * @param insuranceShare what the basic insurer bears of it
 */
record CaseDetails(
    @Nullable String physician,
    @Nullable String prescriptionNumber,
    @Nullable Integer sheets,
    @Nullable String notes,
    Rials totalPrice,
    Rials insuranceShare,
    int itemCount,
    List<Item> items) {

  /**
   * @param price of all of them
   */
  record Item(String title, long quantity, Rials price, Rials insuranceShare) {}

  static CaseDetails of(Expense expense) {
    Prescription found = expense.prescription();
    PaperPrescription paper = expense.paper();
    List<Item> items = items(expense);
    Rials prices = items.stream().map(Item::price).reduce(Rials.ZERO, Rials::plus);
    return new CaseDetails(
        found != null ? found.physician() : paper == null ? null : paper.physicianCode(),
        found == null ? null : found.number(),
        paper == null ? null : paper.sheets(),
        paper == null ? null : paper.notes(),
        found != null && found.items().isEmpty() ? found.total() : prices,
        items.stream().map(Item::insuranceShare).reduce(Rials.ZERO, Rials::plus),
        items.size(),
        items);
  }

  private static List<Item> items(Expense expense) {
    Prescription found = expense.prescription();
    return found == null || found.items().isEmpty()
        ? expense.lines().stream()
            .map(line ->
                new Item(line.title(), line.quantity(), line.requested(), line.basicShare()))
            .toList()
        : found.items().stream()
            .map(item ->
                new Item(
                    item.title(),
                    item.quantity(),
                    item.price().times(item.quantity()),
                    item.basicShare()))
            .toList();
  }
}
