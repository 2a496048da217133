package ir.takmil.provider.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.sheet.Cell;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.SheetFlaw;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Opening;
import ir.takmil.provider.centre.Places;
import ir.takmil.provider.centre.Week;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a file of centres, cell by cell. */
final class CentreReader {
  private static final int MOST_PHONES = 10;
  private static final int MOST_SERVICES = 300;
  private static final int MOST_OPENINGS = 50;
  private static final Pattern DEGREES = Pattern.compile("[0-9]{1,3}([.٫/][0-9]{1,15})?");
  private static final Pattern SERVICE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  private static final Pattern APART = Pattern.compile(" ?[،,؛;|/] ?");
  private static final Pattern APART_OR_SPACED = Pattern.compile("[،,؛;|/ ]+");

  private final Row<CentreColumn> row;

  private CentreReader(Row<CentreColumn> row) {
    this.row = row;
  }

  /** Null where a cell is wrong; every one that is has been told. */
  static @Nullable CentreLine read(Row<CentreColumn> row) {
    return new CentreReader(row).read();
  }

  private @Nullable CentreLine read() {
    CentreId id = row.typed(CentreColumn.ID, CentreId::new, RowFlaw.CENTRE_ID_WRONG);
    String name = text(CentreColumn.NAME, 200);
    CentreKind kind = row.word(CentreColumn.KIND, KindWords.KINDS, RowFlaw.CENTRE_KIND_WRONG);
    String affiliation = text(CentreColumn.AFFILIATION, 100);
    String province = text(CentreColumn.PROVINCE, 60);
    String city = text(CentreColumn.CITY, 60);
    String address = text(CentreColumn.ADDRESS, 500);
    List<String> phones = row.read(CentreColumn.PHONES, CentreReader::phones, RowFlaw.PHONES_WRONG);
    String remarks = text(CentreColumn.REMARKS, 1000);
    Double latitude =
        row.read(CentreColumn.LATITUDE, CentreReader::degrees, RowFlaw.POSITION_WRONG);
    Double longitude =
        row.read(CentreColumn.LONGITUDE, CentreReader::degrees, RowFlaw.POSITION_WRONG);
    checkPosition(latitude, longitude);
    LocalDate start = row.day(CentreColumn.CONTRACT_START);
    LocalDate end = row.day(CentreColumn.CONTRACT_END);
    if (start != null && end != null && end.isBefore(start)) {
      row.fault(CentreColumn.CONTRACT_END, SheetFlaw.FROM_AFTER_TO);
    }
    String scope = text(CentreColumn.SCOPE, 200);
    List<String> services =
        row.read(CentreColumn.SERVICES, CentreReader::services, RowFlaw.SERVICES_WRONG);
    List<Opening> hours =
        row.read(CentreColumn.OPENING_HOURS, CentreReader::hours, RowFlaw.OPENING_HOURS_WRONG);
    if (!row.isSound()
        || name == null
        || kind == null
        || affiliation == null
        || province == null
        || city == null
        || address == null
        || start == null
        || scope == null) {
      return null;
    }
    return placed(
        id,
        new Listing(
            name,
            kind,
            affiliation,
            province,
            city,
            address,
            phones == null ? List.of() : phones,
            remarks == null ? "" : remarks,
            latitude,
            longitude,
            start,
            end,
            scope,
            services == null ? List.of() : services,
            hours == null ? List.of() : hours));
  }

  private @Nullable CentreLine placed(@Nullable CentreId id, Listing typed) {
    try {
      Listing placed = Places.IRAN.placed(typed);
      if (!Places.IRAN.know(placed.province(), placed.city())) {
        row.fault(CentreColumn.CITY, RowFlaw.CITY_UNKNOWN);
      }
      return new CentreLine(row.number(), id, null, placed, unsaid());
    } catch (Refusal noSuchProvince) {
      row.fault(CentreColumn.PROVINCE, RowFlaw.PROVINCE_WRONG);
      return null;
    }
  }

  private Set<CentreColumn> unsaid() {
    var unsaid = EnumSet.allOf(CentreColumn.class);
    unsaid.removeIf(row::has);
    return unsaid;
  }

  private @Nullable String text(CentreColumn column, int longest) {
    return row.read(
        column,
        cell -> Optional.of(cell.text()).filter(text -> text.length() <= longest),
        RowFlaw.TEXT_TOO_LONG);
  }

  private static Optional<List<String>> phones(Cell cell) {
    List<String> phones =
        Arrays.stream(APART.split(cell.text())).filter(phone -> !phone.isBlank()).toList();
    return Optional.of(phones)
        .filter(some -> some.size() <= MOST_PHONES)
        .filter(some -> some.stream().allMatch(Listing::isPhone));
  }

  private static Optional<List<Opening>> hours(Cell cell) {
    return OpeningText.read(cell.text())
        .filter(some -> some.size() <= MOST_OPENINGS)
        .filter(CentreReader::doNotOverlap);
  }

  private static boolean doNotOverlap(List<Opening> some) {
    try {
      Week.of(some);
      return true;
    } catch (Refusal overlap) {
      return false;
    }
  }

  /** Both or none, and in the country; a file that has but one of the columns says neither. */
  private void checkPosition(@Nullable Double latitude, @Nullable Double longitude) {
    boolean pair = (latitude == null) == (longitude == null);
    boolean columns = row.has(CentreColumn.LATITUDE) == row.has(CentreColumn.LONGITUDE);
    boolean inside = latitude == null || longitude == null || Listing.isInside(latitude, longitude);
    if (row.isSound() && !(pair && columns && inside)) {
      row.fault(CentreColumn.LATITUDE, RowFlaw.POSITION_WRONG);
    }
  }

  private static Optional<Double> degrees(Cell cell) {
    return DEGREES.matcher(cell.text()).matches()
        ? Optional.of(Double.valueOf(cell.text().replaceAll("[٫/]", ".")))
        : Optional.empty();
  }

  private static Optional<List<String>> services(Cell cell) {
    List<String> codes =
        Arrays.stream(APART_OR_SPACED.split(cell.text().toUpperCase(Locale.ROOT)))
            .filter(code -> !code.isBlank())
            .distinct()
            .sorted()
            .toList();
    return Optional.of(codes)
        .filter(some -> some.size() <= MOST_SERVICES)
        .filter(some -> some.stream().allMatch(code -> SERVICE.matcher(code).matches()));
  }
}
