package ir.takmil.provider.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.SheetWriter;
import ir.takmil.platform.value.Jalali;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.centre.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Centres are known by their id where the file has it, else by name, place, kind and the scope of
 * the contract (the same house may stand under two), and then by their address.
 */
@Component
class CentreTable implements Table<CentreColumn, CentreLine> {
  private final Centres centres;

  CentreTable(Centres centres) {
    this.centres = centres;
  }

  @Override
  public Columns<CentreColumn> columns() {
    return CentreColumn.ALL;
  }

  @Override
  public Class<CentreLine> type() {
    return CentreLine.class;
  }

  @Override
  public @Nullable CentreLine read(Row<CentreColumn> row) {
    return CentreReader.read(row);
  }

  @Override
  public Kept<CentreColumn, CentreLine> kept() {
    return new KnownCentres(centres);
  }

  @Override
  public List<Integer> putAll(ImportId file, List<CentreLine> lines, String by, Instant now) {
    centres.addAll(
        lines.stream()
            .filter(line -> line.seen() == null)
            .map(line -> Centre.list(idOf(file, line), line.listing(), now))
            .toList());
    return lines.stream().filter(line -> !put(line, by, now)).map(CentreLine::number).toList();
  }

  /** What somebody has changed since it was shown stays as they left it. */
  private boolean put(CentreLine line, String by, Instant now) {
    CentreId known = line.id();
    if (known == null || line.seen() == null) {
      return true;
    }
    try {
      centres.change(known, centre -> put(centre, line, by, now));
      return true;
    } catch (Refusal changedMeanwhile) {
      return false;
    }
  }

  private static Centre put(Centre kept, CentreLine line, String by, Instant now) {
    Listing next = line.over(kept.listing());
    if (kept.isListed() && next.equals(kept.listing())) {
      return kept; // by a step that is done again, or by somebody else
    }
    if (!kept.isListed() || !Objects.equals(kept.sequence(), line.seen())) {
      throw Refusal.conflict("changed-meanwhile");
    }
    return kept.list(next, by, now);
  }

  /** The file's own; else the same when a step is done again, and of no other centre. */
  private static CentreId idOf(ImportId file, CentreLine line) {
    CentreId given = line.id();
    String place = file.value() + "/" + line.number();
    return given == null
        ? new CentreId(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString())
        : given;
  }

  @Override
  public void writeRows(SheetWriter sheet) throws IOException {
    try (Stream<Centre> all = centres.stream()) {
      for (Centre centre : (Iterable<Centre>) all::iterator) {
        if (centre.isListed()) {
          sheet.row();
          write(sheet, centre.id(), centre.listing());
        }
      }
    }
  }

  private static void write(SheetWriter sheet, CentreId id, Listing listing) {
    LocalDate end = listing.contractEnd();
    sheet.text(id.value());
    sheet.text(listing.name());
    sheet.text(KindWords.name(listing.kind()));
    sheet.text(listing.affiliation());
    sheet.text(listing.province());
    sheet.text(listing.city());
    sheet.text(listing.address());
    sheet.text(String.join("، ", listing.phones()));
    sheet.text(listing.remarks());
    sheet.text(listing.latitude() == null ? null : listing.latitude().toString());
    sheet.text(listing.longitude() == null ? null : listing.longitude().toString());
    sheet.text(Jalali.text(listing.contractStart()));
    sheet.text(end == null ? null : Jalali.text(end));
    sheet.text(listing.scope());
    sheet.text(String.join("، ", listing.services()));
    sheet.text(OpeningText.write(listing.openingHours()));
  }
}
