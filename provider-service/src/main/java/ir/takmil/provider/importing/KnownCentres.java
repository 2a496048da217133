package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.importing.Table.Held;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The centres that are kept when a file is read, by what people know them by: of each no more than
 * its id and where it stands is held.
 */
final class KnownCentres implements Table.Kept<CentreColumn, CentreLine> {
  private record Known(CentreId id, String address) {}

  private final Centres centres;
  private final Map<String, List<Known>> byName = new HashMap<>();
  private final Set<String> mergedAway = new HashSet<>();
  private final Set<CentreId> spokenOf = new HashSet<>();
  private final Set<String> joining = new HashSet<>();

  KnownCentres(Centres centres) {
    this.centres = centres;
    centres.each(some -> some.forEach(this::enter));
  }

  private void enter(Centre centre) {
    String name = name(centre.listing());
    if (centre.isListed()) {
      byName
          .computeIfAbsent(name, first -> new ArrayList<>(1))
          .add(new Known(centre.id(), key(centre.listing().address())));
    } else {
      mergedAway.add(name);
    }
  }

  @Override
  public @Nullable Held<CentreLine> hold(Row<CentreColumn> row, CentreLine line) {
    CentreId given = line.id();
    Centre kept;
    if (given == null) {
      String name = name(line.listing());
      List<Known> alike = byName.getOrDefault(name, List.of());
      if (alike.isEmpty() && mergedAway.contains(name)) {
        row.fault(CentreColumn.NAME, RowFlaw.CENTRE_MERGED_AWAY);
        return null;
      }
      kept = alike.isEmpty() ? null : among(alike, row, line);
      if (!alike.isEmpty() && kept == null) {
        return null;
      }
    } else {
      kept = centres.find(given).orElse(null);
    }
    if (kept == null) {
      return joined(row, line);
    }
    if (!kept.isListed()) {
      row.fault(CentreColumn.NAME, RowFlaw.CENTRE_MERGED_AWAY);
      return null;
    }
    return beside(kept, row, line);
  }

  /**
   * At the same address it is that one; alone, it is the same if a telephone is, and has moved.
   * Which it is otherwise is for the sender to say.
   */
  private @Nullable Centre among(List<Known> alike, Row<CentreColumn> row, CentreLine line) {
    String address = key(line.listing().address());
    List<Known> there = alike.stream().filter(one -> one.address().equals(address)).toList();
    if (there.size() == 1) {
      return centres.find(there.getFirst().id()).orElse(null);
    }
    Centre only = alike.size() == 1 ? centres.find(alike.getFirst().id()).orElse(null) : null;
    if (only != null
        && (line.unsaid().contains(CentreColumn.PHONES)
            || !Collections.disjoint(only.listing().phones(), line.listing().phones()))) {
      return only;
    }
    row.fault(
        CentreColumn.NAME,
        only == null ? RowFlaw.CENTRE_AMBIGUOUS : RowFlaw.CENTRE_MOVED_OR_ANOTHER);
    return null;
  }

  private @Nullable Held<CentreLine> joined(Row<CentreColumn> row, CentreLine line) {
    CentreId given = line.id();
    Listing listing = line.listing();
    boolean first =
        given == null
            ? joining.add(name(listing) + "/" + key(listing.address()))
            : spokenOf.add(given);
    return first ? new Held<>(line, title(listing), null) : twice(row);
  }

  private @Nullable Held<CentreLine> beside(Centre kept, Row<CentreColumn> row, CentreLine line) {
    Listing next = line.over(kept.listing());
    return spokenOf.add(kept.id())
        ? new Held<>(
            line.beside(kept.id(), kept.sequence()), title(next), differences(kept.listing(), next))
        : twice(row);
  }

  private static @Nullable Held<CentreLine> twice(Row<CentreColumn> row) {
    row.fault(CentreColumn.NAME, RowFlaw.CENTRE_TWICE);
    return null;
  }

  private static String title(Listing listing) {
    return listing.name() + "، " + listing.city();
  }

  private static String name(Listing listing) {
    return String.join(
        "/",
        key(listing.name()),
        key(listing.province()),
        key(listing.city()),
        listing.kind().name(),
        key(listing.scope()));
  }

  /** Words apart, whatever stands between them: «۲/۱» is not «۲۱». */
  private static String key(String typed) {
    return PersianText.searchable(typed).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
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
}
