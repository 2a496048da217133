package ir.takmil.platform.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;

/** One sheet, row by row, as it is inflated; what is held is one row. */
final class SheetReader {
  private static final int MOST_MERGES_TOLD = 200;
  private static final long LAST_SERIAL = 2_958_465; // 9999-12-31
  private static final int LONGEST_NUMBER = 40;

  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final Packed.Part part;
  private final SharedText shared;
  private final Styles styles;
  private final LocalDate beforeFirst;

  private final List<Cell> cells = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int row;
  private int column;
  private int style;
  private String type = "n";
  private boolean formula;

  SheetReader(Packed.Part part, SharedText shared, Styles styles, boolean daysFrom1904) {
    this.part = part;
    this.shared = shared;
    this.styles = styles;
    // Excel believes that 1900 was a leap year, so from its day 60 on it counts one too many.
    this.beforeFirst = daysFrom1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  void read(Rows rows) {
    int seen = 0;
    int filled = 0;
    int merges = 0;
    boolean inText = false;
    try (var markup = new Markup(part)) {
      for (int event = markup.next();
          event != XMLStreamConstants.END_DOCUMENT;
          event = markup.next()) {
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            switch (markup.name()) {
              case "row" -> {
                if (++seen > Rows.MOST_WITH_BLANKS) {
                  throw new SpoiltFile(SheetFlaw.TOO_MANY_ROWS);
                }
                beginRow(markup);
              }
              case "c" -> beginCell(markup);
              case "f" -> formula = true;
              case "v", "t" -> inText = true;
              case "mergeCell" -> {
                String range = markup.attribute("ref");
                if (range != null && merges++ < MOST_MERGES_TOLD) {
                  rows.fault(Fault.at(rowOf(range), range, SheetFlaw.CELLS_MERGED));
                }
              }
              default -> {}
            }
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (inText) {
              markup.text(text, SharedText.LONGEST);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            switch (markup.name()) {
              case "v", "t" -> inText = false;
              case "c" -> endCell();
              case "row" -> {
                if (!cells.isEmpty()) {
                  if (++filled > Rows.MOST + 1) {
                    throw new SpoiltFile(SheetFlaw.TOO_MANY_ROWS);
                  }
                  rows.row(row, cells);
                }
              }
              default -> {}
            }
          }
          default -> {}
        }
      }
    }
  }

  private void beginRow(Markup markup) {
    row = markup.number("r", row + 1);
    column = 0;
    cells.clear();
  }

  private void beginCell(Markup markup) {
    String place = markup.attribute("r");
    column = place == null ? column + 1 : columnOf(place);
    style = markup.number("s", 0);
    String told = markup.attribute("t");
    type = told == null ? "n" : told;
    formula = false;
    text.setLength(0);
  }

  private void endCell() {
    if (column < 1 || column > Rows.WIDEST) {
      return;
    }
    Cell cell = cell();
    if (!cell.isBlank()) {
      while (cells.size() < column - 1) {
        cells.add(Cell.BLANK);
      }
      if (cells.size() < column) {
        cells.add(cell);
      } else {
        cells.set(column - 1, cell);
      }
    }
  }

  private Cell cell() {
    if (formula) {
      return Cell.wrong(SheetFlaw.CELL_FORMULA);
    }
    String raw = text.toString();
    if (raw.isEmpty()) {
      return Cell.BLANK;
    }
    return switch (type) {
      case "s" -> Cell.of(unescaped(shared.text(index(raw))));
      case "e" -> Cell.wrong(SheetFlaw.CELL_ERROR);
      case "d" -> day(raw);
      case "n" -> number(raw);
      default -> Cell.of(unescaped(raw)); // inlineStr, str, b
    };
  }

  private static int index(String raw) {
    try {
      return Integer.parseInt(raw.strip());
    } catch (NumberFormatException noNumber) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
  }

  private static Cell day(String raw) {
    try {
      return Cell.of(LocalDate.parse(raw.substring(0, Math.min(10, raw.length()))));
    } catch (DateTimeException noDay) {
      return Cell.wrong(SheetFlaw.DAY_WRONG);
    }
  }

  private Cell number(String raw) {
    BigDecimal number;
    try {
      number = new BigDecimal(raw.strip());
    } catch (NumberFormatException noNumber) {
      return Cell.wrong(SheetFlaw.CELL_ERROR);
    }
    if (Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER
        || number.scale() > LONGEST_NUMBER) {
      return Cell.wrong(SheetFlaw.CELL_ERROR);
    }
    if (styles.showDay(style)) {
      long serial = number.longValue();
      return serial < 1 || serial > LAST_SERIAL
          ? Cell.wrong(SheetFlaw.DAY_WRONG)
          : Cell.of(beforeFirst.plusDays(serial));
    }
    return Cell.of(number.stripTrailingZeros().toPlainString());
  }

  /** Excel writes what XML cannot hold as {@code _x000D_}. */
  private static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : text;
  }

  private static int columnOf(String place) {
    int column = 0;
    for (int i = 0; i < place.length() && i < 4; i++) {
      char c = place.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + c - 'A' + 1;
    }
    return column;
  }

  private static int rowOf(String range) {
    String digits = range.split(":", 2)[0].replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
