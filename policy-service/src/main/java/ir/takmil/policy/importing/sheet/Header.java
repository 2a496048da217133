package ir.takmil.policy.importing.sheet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column stands where, by the first row that is filled. */
final class Header {
  private final Map<Column, Integer> places;
  private final Headings headings;
  private final List<Cell> cells;
  private final boolean complete;

  private Header(
      Map<Column, Integer> places, Headings headings, List<Cell> cells, boolean complete) {
    this.places = places;
    this.headings = headings;
    this.cells = cells;
    this.complete = complete;
  }

  static Header read(int number, List<Cell> cells, RowTaker taker) {
    var places = new EnumMap<Column, Integer>(Column.class);
    var headings = new Headings();
    boolean complete = true;
    boolean known = cells.stream().anyMatch(cell -> Column.of(cell.text()).isPresent());
    if (!known) {
      throw new SpoiltFile(new Fault(number, null, FaultCode.HEADER_MISSING));
    }
    for (int place = 0; place < cells.size(); place++) {
      Cell cell = cells.get(place);
      FaultCode wrong = cell.wrong();
      Optional<Column> column = Column.of(cell.text());
      if (wrong != null) {
        taker.fault(new Fault(number, null, wrong));
      } else if (column.isEmpty() && !cell.isBlank()) {
        taker.fault(new Fault(number, cell.text(), FaultCode.COLUMN_UNKNOWN));
      } else if (column.isPresent()) {
        if (places.putIfAbsent(column.get(), place) == null) {
          headings.put(column.get(), cell.text());
        } else {
          taker.fault(new Fault(number, cell.text(), FaultCode.COLUMN_TWICE));
          complete = false;
        }
      }
    }
    for (Column column : Column.values()) {
      if (column.isRequired() && !places.containsKey(column)) {
        taker.fault(new Fault(number, column.title(), FaultCode.COLUMN_MISSING));
        complete = false;
      }
    }
    return new Header(places, headings, List.copyOf(cells), complete);
  }

  /** Whether people can be read under it. */
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

  Headings headings() {
    return headings;
  }

  Cell cell(Column column, List<Cell> row) {
    Integer place = places.get(column);
    return place == null || place >= row.size() ? Cell.BLANK : row.get(place);
  }
}
