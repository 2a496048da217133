package ir.takmil.platform.sheet;

import ir.takmil.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row under its header. Whatever is wrong in it is gathered, so that it is told at once. */
public final class Row<C extends Enum<C> & Titled> {
  private final Header<C> header;
  private final int number;
  private final List<Cell> cells;
  private final List<Fault> faults = new ArrayList<>();

  Row(Header<C> header, int number, List<Cell> cells) {
    this.header = header;
    this.number = number;
    this.cells = List.copyOf(cells);
    if (cells.size() > header.width()) {
      faults.add(Fault.at(number, null, SheetFlaw.ROW_TOO_LONG));
    }
  }

  /** Counted from 1 as a spreadsheet shows it. */
  public int number() {
    return number;
  }

  /** What was found so far, warnings among them. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Whether nothing but warnings was found so far. */
  public boolean isSound() {
    return faults.stream().allMatch(Fault::warning);
  }

  public void fault(C column, Flaw flaw) {
    faults.add(Fault.at(number, header.headings().of(column), flaw));
  }

  /** Whether the file has that column at all. */
  public boolean has(C column) {
    return header.has(column);
  }

  /** The cell as it stands. */
  public Cell cell(C column) {
    return header.cell(column, cells);
  }

  /** The cell if something can be read in it; otherwise blank, and its fault told. */
  public Cell readable(C column) {
    Cell cell = cell(column);
    Flaw wrong = cell.wrong();
    if (wrong != null) {
      fault(column, wrong);
      return Cell.BLANK;
    }
    if (cell.isBlank() && column.is().required()) {
      fault(column, SheetFlaw.FIELD_MISSING);
    }
    return cell;
  }

  /** What the cell means; null when it is blank, or means nothing and that is told. */
  public <T> @Nullable T read(C column, Function<Cell, Optional<T>> meaning, Flaw otherwise) {
    Cell cell = readable(column);
    if (cell.isBlank()) {
      return null;
    }
    Optional<T> read = meaning.apply(cell);
    if (read.isEmpty()) {
      fault(column, otherwise);
    }
    return read.orElse(null);
  }

  public <T> @Nullable T word(C column, Words<T> words, Flaw otherwise) {
    return read(column, cell -> words.meaning(cell.text()), otherwise);
  }

  public @Nullable LocalDate day(C column) {
    return read(column, Days::day, SheetFlaw.DAY_WRONG);
  }

  /** By a maker that refuses what it cannot take. */
  public <T> @Nullable T typed(C column, Function<String, T> maker, Flaw otherwise) {
    return read(column, cell -> made(maker, cell.text()), otherwise);
  }

  /** Empty where the maker refuses. */
  public static <T> Optional<T> made(Function<String, T> maker, String text) {
    try {
      return Optional.of(maker.apply(text));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }
}
