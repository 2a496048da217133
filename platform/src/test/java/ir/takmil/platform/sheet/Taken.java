package ir.takmil.platform.sheet;

import java.util.ArrayList;
import java.util.List;

/** Everything that came out of a file. */
final class Taken implements RowTaker<Taken.Column> {
  enum Column implements Titled {
    CODE(true, "کد", "code"),
    NAME(true, "نام", "name|اسم"),
    DAY(false, "روز", "day"),
    YES(false, "آری", "yes"),
    REMARK(false, "یادداشت", "remark");

    private final Title is;

    Column(boolean required, String title, String alsoCalled) {
      this.is = new Title(required, title, alsoCalled, "");
    }

    @Override
    public Title is() {
      return is;
    }
  }

  private static final Columns<Column> COLUMNS = new Columns<>(Column.class);

  final List<List<String>> rows = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();

  static Taken from(byte[] file) {
    var taken = new Taken();
    new SheetFile(file).read(COLUMNS, taken);
    return taken;
  }

  @Override
  public void row(Row<Column> row) {
    rows.add(
        List.of(
            row.readable(Column.CODE).text(),
            row.readable(Column.NAME).text(),
            String.valueOf(row.day(Column.DAY)),
            String.valueOf(row.word(Column.YES, Words.YES_NO, SheetFlaw.YES_NO_WRONG)),
            row.readable(Column.REMARK).text()));
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
