package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an expense was for: of its electronic prescription where it rests on one, else of the
 * invoice. An earlier release took in amounts that cannot be counted: they are absent here.
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
    @Nullable Rials totalPrice,
    @Nullable Rials insuranceShare,
    int itemCount,
    List<Item> items) {

  /**
   * @param price of all of them
   */
  record Item(String title, long quantity, @Nullable Rials price, Rials insuranceShare) {}

  static CaseDetails of(Expense expense) {
    Prescription found = expense.prescription();
    PaperPrescription paper = expense.paper();
    List<Item> items = items(expense);
    return new CaseDetails(
        found != null ? found.physician() : paper == null ? null : paper.physicianCode(),
        found == null ? null : found.number(),
        paper == null ? null : paper.sheets(),
        paper == null ? null : paper.notes(),
        found != null && found.items().isEmpty() ? found.total() : sum(items, Item::price),
        sum(items, Item::insuranceShare),
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
            .map(item -> new Item(item.title(), item.quantity(), price(item), item.basicShare()))
            .toList();
  }

  private static @Nullable Rials price(Prescription.Item item) {
    try {
      return item.price().times(item.quantity());
    } catch (Refusal tooLarge) {
      return null;
    }
  }

  private static @Nullable Rials sum(List<Item> items, Function<Item, @Nullable Rials> amount) {
    Rials sum = Rials.ZERO;
    for (Item item : items) {
      Rials one = amount.apply(item);
      if (one == null) {
        return null;
      }
      try {
        sum = sum.plus(one);
      } catch (Refusal tooLarge) {
        return null;
      }
    }
    return sum;
  }
}
