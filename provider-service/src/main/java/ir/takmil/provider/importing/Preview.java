package ir.takmil.provider.importing;

import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.ImportWork.Reader;
import ir.takmil.platform.importing.ImportWork.Word;
import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.importing.Papers;
import ir.takmil.platform.importing.Sheets;
import ir.takmil.platform.importing.Tally;
import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.sheet.Headings;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.RowTaker;
import ir.takmil.platform.sheet.SheetFile;
import ir.takmil.platform.sheet.Titled;
import ir.takmil.provider.importing.Table.Held;
import ir.takmil.provider.importing.Table.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file row by row, each held against what is kept; only what it finds is written. */
@Component
class Preview implements Reader<DirectoryImport> {
  /** So that a sheet of them stays below a megabyte. */
  static final int LINES_A_SHEET = 250;

  private static final int ROWS_A_WORD = 1000;

  private final Tables tables;
  private final Papers papers;
  private final JsonMapper json;

  Preview(Tables tables, Papers papers, JsonMapper json) {
    this.tables = tables;
    this.papers = papers;
    this.json = json;
  }

  @Override
  public Tally read(DirectoryImport taken, byte[] file, Word word) {
    return read(tables.of(taken.subject()), taken.id(), file, word);
  }

  private <C extends Enum<C> & Titled, L extends Line> Tally read(
      Table<C, L> table, ImportId id, byte[] file, Word word) {
    var reading = new Reading<>(table, id, word);
    new SheetFile(file).read(table.columns(), reading);
    return reading.end();
  }

  private final class Reading<C extends Enum<C> & Titled, L extends Line> implements RowTaker<C> {
    private final Table<C, L> table;
    private @Nullable Kept<C, L> kept;
    private final Word word;
    private final Sheets<L> lines;
    private final Sheets<Fault> faults;
    private final Sheets<Difference> joined;
    private final Sheets<Difference> changed;
    private int rows;
    private int unchanged;
    private int warnings;

    Reading(Table<C, L> table, ImportId id, Word word) {
      this.table = table;
      this.word = word;
      this.lines = new Sheets<>(papers, json, id, Papers.ROWS, LINES_A_SHEET);
      this.faults = shown(id, Papers.FAULTS);
      this.joined = shown(id, Difference.Kind.JOINED.paper());
      this.changed = shown(id, Difference.Kind.CHANGED.paper());
    }

    private <T> Sheets<T> shown(ImportId id, String paper) {
      return new Sheets<>(papers, json, id, paper, Importing.SHOWN_A_PAGE);
    }

    @Override
    public void row(Row<C> row) {
      L line = table.read(row);
      Held<L> held = line == null ? null : kept().hold(row, line);
      row.faults().forEach(this::fault);
      if (held != null) {
        take(row.number(), held);
      }
      if (++rows % ROWS_A_WORD == 0) {
        word.said(rows, 0);
      }
    }

    /** Not before there is a row to hold against it. */
    private Kept<C, L> kept() {
      Kept<C, L> present = kept == null ? table.kept() : kept;
      kept = present;
      return present;
    }

    private void take(int row, Held<L> held) {
      List<String> fields = held.fields();
      if (fields != null && fields.isEmpty()) {
        unchanged++;
        return;
      }
      lines.add(held.line());
      if (fields == null) {
        joined.add(new Difference(row, held.title(), List.of()));
      } else {
        changed.add(new Difference(row, held.title(), fields));
      }
    }

    @Override
    public void fault(Fault fault) {
      faults.add(fault);
      warnings += fault.warning() ? 1 : 0;
    }

    @Override
    public void headings(Headings<C> found) {
      // Each row tells its own faults.
    }

    Tally end() {
      List.of(lines, faults, joined, changed).forEach(Sheets::end);
      int wrong = faults.count() - warnings;
      return wrong > 0
          ? new Tally(rows, 0, 0, 0, 0, wrong, warnings)
          : new Tally(rows, joined.count(), 0, changed.count(), unchanged, 0, warnings);
    }
  }
}
