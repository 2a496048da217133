package ir.takmil.platform.sheet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column stands where, by the first row that is filled. */
final class Header<C extends Enum<C> & Titled> {
  private final Map<C, Integer> places;
  private final Headings<C> headings;
  private final List<Cell> cells;
  private final boolean complete;

  private Header(Map<C, Integer> places, Headings<C> headings, List<Cell> cells, boolean complete) {
    this.places = places;
    this.headings = headings;
    this.cells = cells;
    this.complete = complete;
  }

  static <C extends Enum<C> & Titled> Header<C> read(
      Columns<C> columns, int number, List<Cell> cells, RowTaker<C> taker) {
    var places = new EnumMap<C, Integer>(columns.type());
    var headings = new Headings<>(columns.type());
    boolean complete = true;
    boolean known = cells.stream().anyMatch(cell -> columns.of(cell.text()).isPresent());
    if (!known) {
      throw new SpoiltFile(Fault.at(number, null, SheetFlaw.HEADER_MISSING));
    }
    for (int place = 0; place < cells.size(); place++) {
      Cell cell = cells.get(place);
      Flaw wrong = cell.wrong();
      Optional<C> column = columns.of(cell.text());
      if (wrong != null) {
        taker.fault(Fault.at(number, null, wrong));
      } else if (column.isEmpty() && !cell.isBlank()) {
        taker.fault(Fault.at(number, cell.text(), SheetFlaw.COLUMN_UNKNOWN));
      } else if (column.isPresent()) {
        if (places.putIfAbsent(column.get(), place) == null) {
          headings.put(column.get(), cell.text());
        } else {
          taker.fault(Fault.at(number, cell.text(), SheetFlaw.COLUMN_TWICE));
          complete = false;
        }
      }
    }
    for (C column : columns.all()) {
      if (column.is().required() && !places.containsKey(column)) {
        taker.fault(Fault.at(number, column.is().title(), SheetFlaw.COLUMN_MISSING));
        complete = false;
      }
    }
    return new Header<>(places, headings, List.copyOf(cells), complete);
  }

  /** Whether rows can be read under it. */
  boolean isComplete() {
    return complete;
  }

  boolean isRepeatedBy(List<Cell> row) {
    return row.size() == cells.size()
        && row.stream().map(Cell::text).toList().equals(cells.stream().map(Cell::text).toList());
  }

  int width() {
    return cells.size();
  }

  Headings<C> headings() {
    return headings;
  }

  boolean has(C column) {
    return places.containsKey(column);
  }

  Cell cell(C column, List<Cell> row) {
    Integer place = places.get(column);
    return place == null || place >= row.size() ? Cell.BLANK : row.get(place);
  }
}
