package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.SheetFlaw;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.tariff.Price;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a file of tariffs, cell by cell. */
final class TariffReader {
  private static final Pattern SERVICE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}");

  /** Parted in threes throughout, or not at all: «1,5» is no fifteen. */
  private static final Pattern PARTED =
      Pattern.compile("[0-9]{1,3}([,٬،' ])[0-9]{3}(\\1[0-9]{3})*");

  private TariffReader() {}

  /** Null where a cell is wrong; every one that is has been told. */
  static @Nullable TariffLine read(Row<TariffColumn> row) {
    String service =
        row.read(
            TariffColumn.SERVICE,
            cell ->
                Optional.of(cell.text().toUpperCase(Locale.ROOT))
                    .filter(code -> SERVICE.matcher(code).matches()),
            RowFlaw.SERVICE_CODE_WRONG);
    CentreKind kind =
        KindWords.isEvery(row.cell(TariffColumn.KIND).text())
            ? null
            : row.word(TariffColumn.KIND, KindWords.KINDS, RowFlaw.CENTRE_KIND_WRONG);
    LocalDate from = row.day(TariffColumn.FROM);
    LocalDate to = row.day(TariffColumn.TO);
    Rials amount = row.read(TariffColumn.AMOUNT, cell -> amount(cell.text()), RowFlaw.AMOUNT_WRONG);
    if (from != null && to != null && to.isBefore(from)) {
      row.fault(TariffColumn.TO, SheetFlaw.FROM_AFTER_TO);
    }
    return row.isSound() && service != null && from != null && amount != null
        ? TariffLine.of(row.number(), new Price(service, kind, from, to, amount))
        : null;
  }

  /** Whole rials; with a fraction, a sign or more than a price may have it is no amount. */
  private static Optional<Rials> amount(String typed) {
    String whole = PARTED.matcher(typed).matches() ? typed.replaceAll("[^0-9]", "") : typed;
    return AMOUNT.matcher(whole).matches()
        ? Optional.of(new Rials(Long.parseLong(whole)))
        : Optional.empty();
  }
}
