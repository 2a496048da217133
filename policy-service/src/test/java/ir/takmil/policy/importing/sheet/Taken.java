package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.sheet.Headings;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.RowTaker;
import ir.takmil.platform.sheet.SheetFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything that came out of a file. */
final class Taken implements RowTaker<Column> {
  final List<ReadRow> rows = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();

  static Taken from(byte[] file) {
    var taken = new Taken();
    new SheetFile(file).read(Column.ALL, taken);
    return taken;
  }

  @Override
  public void row(Row<Column> typed) {
    ReadRow row = new RowReader(typed, LocalDate.parse("2026-06-01")).read();
    rows.add(row);
    faults.addAll(row.faults());
  }

  @Override
  public void fault(Fault fault) {
    faults.add(fault);
  }

  @Override
  public void headings(Headings<Column> headings) {}

  List<String> codes() {
    return faults.stream().map(Fault::code).distinct().toList();
  }
}
