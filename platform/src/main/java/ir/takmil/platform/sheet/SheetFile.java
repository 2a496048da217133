package ir.takmil.platform.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of whatever kind; its kind is told by its bytes, not by its name. */
public final class SheetFile {
  private final byte[] bytes;

  public SheetFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads to the end, or to where it cannot go on. Whatever is wrong is told to {@code taker};
   * nothing is thrown for what the file is.
   */
  public <C extends Enum<C> & Titled> void read(Columns<C> columns, RowTaker<C> taker) {
    var table = new Table<>(columns, taker);
    try {
      switch (Kind.of(bytes)) {
        case TEXT -> new TextFile(bytes).read(table);
        case WORKBOOK -> new Workbook(bytes).read(table);
      }
      table.end();
    } catch (SpoiltFile spoilt) {
      taker.fault(spoilt.fault());
    }
  }

  /** The rows as a table: the first is its header. */
  private static final class Table<C extends Enum<C> & Titled> implements Rows {
    private final Columns<C> columns;
    private final RowTaker<C> taker;
    private @Nullable Header<C> header;
    private boolean anything;

    Table(Columns<C> columns, RowTaker<C> taker) {
      this.columns = columns;
      this.taker = taker;
    }

    @Override
    public void row(int number, List<Cell> cells) {
      if (header == null) {
        header = Header.read(columns, number, cells, taker);
        taker.headings(header.headings());
        return;
      }
      anything = true;
      if (header.isRepeatedBy(cells)) {
        taker.fault(Fault.at(number, null, SheetFlaw.HEADER_TWICE));
      } else if (header.isComplete()) {
        taker.row(new Row<>(header, number, cells));
      }
    }

    @Override
    public void fault(Fault fault) {
      taker.fault(fault);
    }

    void end() {
      if (header == null) {
        taker.fault(Fault.ofFile(SheetFlaw.FILE_EMPTY));
      } else if (!anything) {
        taker.fault(Fault.ofFile(SheetFlaw.ROWS_MISSING));
      }
    }
  }
}
