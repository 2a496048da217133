package ir.takmil.provider.importing;

import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.SheetWriter;
import ir.takmil.platform.sheet.Titled;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one subject: what they say, what is kept of it, and how they are kept. */
interface Table<C extends Enum<C> & Titled, L extends Line> {
  Columns<C> columns();

  Class<L> type();

  /** Null where it says nothing that can be kept; what is wrong is told to the row. */
  @Nullable L read(Row<C> row);

  /** What is kept now. */
  Kept<C, L> kept();

  /**
   * Keeps them; twice is once.
   *
   * @return the rows that can no longer be kept
   */
  List<Integer> putAll(ImportId file, List<L> lines, String by, Instant now);

  /** Everything that is kept, as rows that can be read again. */
  void writeRows(SheetWriter sheet) throws IOException;

  /** What rows are held against. */
  interface Kept<C extends Enum<C> & Titled, L extends Line> {
    /** Null where nothing comes of it, which is told to the row. */
    @Nullable Held<L> hold(Row<C> row, L line);
  }

  /**
   * A row beside what is kept.
   *
   * @param fields that differ; null where it is not kept yet
   */
  record Held<L>(L line, String title, @Nullable List<String> fields) {}
}
