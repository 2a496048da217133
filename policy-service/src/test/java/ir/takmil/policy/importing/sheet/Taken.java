package ir.takmil.policy.importing.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything that came out of a file. */
final class Taken implements RowTaker {
  final List<ReadRow> rows = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();

  static Taken from(byte[] file) {
    var taken = new Taken();
    new ListFile(file).read(LocalDate.parse("2026-06-01"), taken);
    return taken;
  }

  @Override
  public void row(ReadRow row) {
    rows.add(row);
    faults.addAll(row.faults());
  }

  @Override
  public void fault(Fault fault) {
    faults.add(fault);
  }

  @Override
  public void headings(Headings headings) {}

  List<String> codes() {
    return faults.stream().map(fault -> fault.code().code()).distinct().toList();
  }
}
