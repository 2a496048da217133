package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.sheet.Headings;
import ir.takmil.platform.sheet.Row;
import ir.takmil.platform.sheet.RowTaker;
import ir.takmil.platform.sheet.SheetFile;
import ir.takmil.platform.sheet.Titled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a reader makes of a file.
 *
 * @param faults as {@code row code}
 */
record ReadRows<L extends Line>(List<L> lines, List<String> faults) {
  static <C extends Enum<C> & Titled, L extends Line> ReadRows<L> of(
      Columns<C> columns, Function<Row<C>, @Nullable L> reader, String csv) {
    var read = new ReadRows<L>(new ArrayList<>(), new ArrayList<>());
    new SheetFile(csv.getBytes(StandardCharsets.UTF_8))
        .read(
            columns,
            new RowTaker<>() {
              @Override
              public void row(Row<C> row) {
                L line = reader.apply(row);
                if (line != null) {
                  read.lines.add(line);
                }
                row.faults().forEach(this::fault);
              }

              @Override
              public void fault(Fault fault) {
                read.faults.add(fault.row() + " " + fault.code());
              }

              @Override
              public void headings(Headings<C> headings) {}
            });
    return read;
  }
}
