package ir.takmil.provider.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.SheetFlaw;
import ir.takmil.platform.sheet.SheetWriter;
import ir.takmil.platform.sheet.Words;
import ir.takmil.platform.value.Jalali;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.centre.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Centres are known by their id where the file has it, else by name, place, kind and the scope of
 * the contract: the same house may stand under two.
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
    return new Known();
  }

  @Override
  public List<Integer> putAll(ImportId file, List<CentreLine> lines, String by, Instant now) {
    centres.addAll(
        lines.stream()
            .filter(line -> line.id() == null)
            .map(line -> Centre.list(idOf(file, key(line.listing())), line.listing(), now))
            .toList());
    return lines.stream()
        .filter(line -> line.id() != null && !put(line.id(), line, by, now))
        .map(CentreLine::number)
        .toList();
  }

  private boolean put(CentreId known, CentreLine line, String by, Instant now) {
    try {
      centres.change(known, centre -> put(centre, line, by, now));
      return true;
    } catch (Refusal changedMeanwhile) {
      return false;
    }
  }

  private static Centre put(Centre kept, CentreLine line, String by, Instant now) {
    if (!kept.isListed()) {
      throw Refusal.conflict("centre-merged");
    }
    return kept.list(line.over(kept.listing()), by, now);
  }

  /** The same when a step is done again, and of no other centre. */
  private static CentreId idOf(ImportId file, String key) {
    String place = file.value() + "/" + key;
    return new CentreId(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static String key(Listing listing) {
    return String.join(
        "/",
        Words.key(listing.name()),
        Words.key(listing.province()),
        Words.key(listing.city()),
        listing.kind().name(),
        Words.key(listing.scope()));
  }

  /** Whoever is kept when the reading begins, by what they are called: their ids and no more. */
  private final class Known implements Kept<CentreColumn, CentreLine> {
    private final Map<String, CentreId> listed = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final Set<String> mergedAway = new HashSet<>();
    private final Set<Object> spokenOf = new HashSet<>();

    Known() {
      centres.each(some -> some.forEach(this::enter));
    }

    private void enter(Centre centre) {
      String key = key(centre.listing());
      if (!centre.isListed()) {
        mergedAway.add(key);
      } else if (listed.putIfAbsent(key, centre.id()) != null) {
        twice.add(key);
      }
    }

    @Override
    public @Nullable Held<CentreLine> hold(Row<CentreColumn> row, CentreLine line) {
      String key = key(line.listing());
      CentreId id = line.id();
      if (id == null && twice.contains(key)) {
        row.fault(CentreColumn.NAME, RowFlaw.CENTRE_AMBIGUOUS);
        return null;
      }
      if (id == null && !listed.containsKey(key) && mergedAway.contains(key)) {
        row.fault(CentreColumn.NAME, RowFlaw.CENTRE_MERGED_AWAY);
        return null;
      }
      CentreId known = id == null ? listed.get(key) : id;
      if (!spokenOf.add(known == null ? key : known)) {
        row.fault(CentreColumn.NAME, RowFlaw.CENTRE_TWICE);
        return null;
      }
      return known == null ? joined(row, line) : beside(known, row, line);
    }

    private @Nullable Held<CentreLine> joined(Row<CentreColumn> row, CentreLine line) {
      return isSound(row, line.listing()) ? new Held<>(line, title(line.listing()), null) : null;
    }

    private @Nullable Held<CentreLine> beside(
        CentreId known, Row<CentreColumn> row, CentreLine line) {
      Centre kept = centres.find(known).orElse(null);
      if (kept == null) {
        row.fault(CentreColumn.ID, RowFlaw.CENTRE_NOT_KEPT);
        return null;
      }
      if (!kept.isListed()) {
        row.fault(CentreColumn.ID, RowFlaw.CENTRE_MERGED_AWAY);
        return null;
      }
      Listing next = line.over(kept.listing());
      return isSound(row, next)
          ? new Held<>(line.of(known), title(next), differences(kept.listing(), next))
          : null;
    }

    private static String title(Listing listing) {
      return listing.name() + "، " + listing.city();
    }
  }

  /** As the door of a single centre checks it. */
  private static boolean isSound(Row<CentreColumn> row, Listing listing) {
    try {
      listing.checked();
      return true;
    } catch (Refusal refused) {
      switch (refused.code()) {
        case "contract-ends-before-start" ->
            row.fault(CentreColumn.CONTRACT_END, SheetFlaw.FROM_AFTER_TO);
        case "phone-wrong" -> row.fault(CentreColumn.PHONES, RowFlaw.PHONES_WRONG);
        case "opening-hours-overlap" ->
            row.fault(CentreColumn.OPENING_HOURS, RowFlaw.OPENING_HOURS_WRONG);
        default -> row.fault(CentreColumn.LATITUDE, RowFlaw.POSITION_WRONG);
      }
      return false;
    }
  }

  private static List<String> differences(Listing before, Listing after) {
    var fields = new ArrayList<String>();
    add(fields, "name", before.name(), after.name());
    add(fields, "kind", before.kind(), after.kind());
    add(fields, "affiliation", before.affiliation(), after.affiliation());
    add(fields, "province", before.province(), after.province());
    add(fields, "city", before.city(), after.city());
    add(fields, "address", before.address(), after.address());
    add(fields, "phones", before.phones(), after.phones());
    add(fields, "remarks", before.remarks(), after.remarks());
    add(fields, "latitude", before.latitude(), after.latitude());
    add(fields, "longitude", before.longitude(), after.longitude());
    add(fields, "contractStart", before.contractStart(), after.contractStart());
    add(fields, "contractEnd", before.contractEnd(), after.contractEnd());
    add(fields, "scope", before.scope(), after.scope());
    add(fields, "services", before.services(), after.services());
    add(fields, "openingHours", before.openingHours(), after.openingHours());
    return fields;
  }

  private static void add(
      List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      fields.add(name);
    }
  }

  @Override
  public void writeHeadings(SheetWriter sheet) {
    for (CentreColumn column : CentreColumn.values()) {
      sheet.heading(column.title(), column.hint());
    }
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
