package ir.takmil.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Excel sheet from right to left, cell by cell while its rows are read. Amounts are
 * numbers; everything else is text, whatever it begins with: a cell is never a formula.
 */
public final class SheetWriter implements AutoCloseable {
  private static final int FLUSH_EVERY = 500;
  private static final int WIDTH = 20;

  private final Workbook book;
  private final Worksheet sheet;
  private int row;
  private int column;
  private boolean finished;

  /**
   * @param title of the sheet, as its tab shows it
   */
  public SheetWriter(OutputStream out, String title) {
    book = new Workbook(out, "Takmil", "1.0");
    book.setGlobalDefaultFont("Tahoma", 10);
    sheet = book.newWorksheet(title);
    sheet.rightToLeft();
    sheet.freezePane(0, 1);
  }

  /** Of the next column, in the first row. */
  public void heading(String text) {
    sheet.value(0, column, text);
    sheet.style(0, column).bold().set();
    sheet.width(column, WIDTH);
    column++;
  }

  /** Of every column of a kind of file, each with its hint beside it. */
  public <C extends Enum<C> & Titled> void headings(Columns<C> columns) {
    for (C each : columns.all()) {
      sheet.comment(0, column, each.is().hint());
      heading(each.is().title());
    }
  }

  /** What follows stands in the next row. */
  public void row() throws IOException {
    row++;
    column = 0;
    if (row % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  /** A string to Excel in any case; the format keeps it one when it is edited, too. */
  public void text(@Nullable String text) {
    if (text != null && !text.isEmpty()) {
      sheet.value(row, column, text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " "));
      sheet.style(row, column).format("@").set();
    }
    column++;
  }

  public void amount(@Nullable Long amount) {
    if (amount != null) {
      sheet.value(row, column, amount);
      sheet.style(row, column).format("#,##0").set();
    }
    column++;
  }

  /** All of it is written. A book that is closed before is left torn, and opens nowhere. */
  public void finish() throws IOException {
    sheet.finish();
    book.finish();
    finished = true;
  }

  @Override
  public void close() throws IOException {
    if (finished) {
      book.close();
    }
  }
}
