package ir.takmil.provider.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.SheetWriter;
import ir.takmil.platform.value.Jalali;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffId;
import ir.takmil.provider.tariff.Tariffs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tariffs are known by service, kind of centre and first day: there is one of each. */
@Component
class TariffTable implements Table<TariffColumn, TariffLine> {
  private final Tariffs tariffs;

  TariffTable(Tariffs tariffs) {
    this.tariffs = tariffs;
  }

  @Override
  public Columns<TariffColumn> columns() {
    return TariffColumn.ALL;
  }

  @Override
  public Class<TariffLine> type() {
    return TariffLine.class;
  }

  @Override
  public @Nullable TariffLine read(Row<TariffColumn> row) {
    return TariffReader.read(row);
  }

  @Override
  public Kept<TariffColumn, TariffLine> kept() {
    Set<String> spokenOf = new HashSet<>();
    return (row, line) -> {
      Price price = line.price();
      if (!spokenOf.add(price.slot())) {
        row.fault(TariffColumn.FROM, RowFlaw.TARIFF_TWICE);
        return null;
      }
      Tariff kept = tariffs.ofSlot(price.slot()).orElse(null);
      return kept == null
          ? new Held<>(line, title(price), null)
          : new Held<>(
              line.beside(kept.id(), kept.sequence()),
              title(price),
              differences(kept.price(), price));
    };
  }

  private static String title(Price price) {
    CentreKind kind = price.centreKind();
    return price.serviceCode() + " · " + (kind == null ? KindWords.EVERY : KindWords.name(kind));
  }

  private static List<String> differences(Price before, Price after) {
    var fields = new ArrayList<String>();
    if (!Objects.equals(before.to(), after.to())) {
      fields.add("to");
    }
    if (!before.unitPrice().equals(after.unitPrice())) {
      fields.add("unitPrice");
    }
    return fields;
  }

  @Override
  public List<Integer> putAll(ImportId file, List<TariffLine> lines, String by, Instant now) {
    return lines.stream()
        .filter(line -> !put(file, line, by, now))
        .map(TariffLine::number)
        .toList();
  }

  /** What somebody has set since it was shown stays as they set it. */
  private boolean put(ImportId file, TariffLine line, String by, Instant now) {
    Price price = line.price();
    Tariff kept = tariffs.ofSlot(price.slot()).orElse(null);
    if (kept != null && kept.price().equals(price)) {
      return true;
    }
    boolean asShown =
        kept == null
            ? line.id() == null
            : kept.id().equals(line.id()) && Objects.equals(kept.sequence(), line.seen());
    if (!asShown) {
      return false;
    }
    try {
      tariffs.set(kept == null ? idOf(file, price.slot()) : kept.id(), price, by, now);
      return true;
    } catch (Refusal setByAnotherMeanwhile) {
      return false;
    }
  }

  /** The same when a step is done again, and of no other tariff. */
  private static TariffId idOf(ImportId file, String slot) {
    String place = file.value() + "/" + slot;
    return new TariffId(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public void writeRows(SheetWriter sheet) throws IOException {
    try (Stream<Tariff> all = tariffs.held()) {
      for (Tariff tariff : (Iterable<Tariff>) all::iterator) {
        Price price = tariff.price();
        CentreKind kind = price.centreKind();
        LocalDate to = price.to();
        sheet.row();
        sheet.text(price.serviceCode());
        sheet.text(kind == null ? KindWords.EVERY : KindWords.name(kind));
        sheet.text(Jalali.text(price.from()));
        sheet.text(to == null ? null : Jalali.text(to));
        sheet.amount(price.unitPrice().amount());
      }
    }
  }
}
