package ir.takmil.policy.importing;

import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.sheet.Flaw;
import ir.takmil.platform.sheet.Headings;
import ir.takmil.policy.importing.sheet.Column;
import org.jspecify.annotations.Nullable;

/**
 * What was found wrong with a row when it was held against something else.
 *
 * @param column null: the row as a whole
 */
record Found(Flaw code, @Nullable Column column) {
  Fault in(int row, Headings<Column> headings) {
    return Fault.at(row, column == null ? null : headings.of(column), code);
  }
}
