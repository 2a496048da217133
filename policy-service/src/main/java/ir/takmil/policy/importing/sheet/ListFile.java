package ir.takmil.policy.importing.sheet;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policyholder's file of whatever kind; its kind is told by its bytes, not by its name. */
public final class ListFile {
  private final byte[] bytes;

  public ListFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads to the end, or to where it cannot go on. Whatever is wrong is told to {@code taker};
   * nothing is thrown for what the file is.
   *
   * @param today after it, nobody is born yet
   */
  public void read(LocalDate today, RowTaker taker) {
    var table = new Table(today, taker);
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

  /** The rows as a table: the first is its header, the others are people. */
  private static final class Table implements Rows {
    private final LocalDate today;
    private final RowTaker taker;
    private @Nullable Header header;
    private boolean anybody;

    Table(LocalDate today, RowTaker taker) {
      this.today = today;
      this.taker = taker;
    }

    @Override
    public void row(int number, List<Cell> cells) {
      if (header == null) {
        header = Header.read(number, cells, taker);
        taker.headings(header.headings());
        return;
      }
      anybody = true;
      if (header.isRepeatedBy(cells)) {
        taker.fault(new Fault(number, null, FaultCode.HEADER_TWICE));
      } else if (header.isComplete()) {
        taker.row(new RowReader(header, number, cells, today).read());
      }
    }

    @Override
    public void fault(Fault fault) {
      taker.fault(fault);
    }

    void end() {
      if (header == null) {
        taker.fault(Fault.ofFile(FaultCode.FILE_EMPTY));
      } else if (!anybody) {
        taker.fault(Fault.ofFile(FaultCode.ROWS_MISSING));
      }
    }
  }
}
