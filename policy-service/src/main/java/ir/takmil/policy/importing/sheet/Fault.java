package ir.takmil.policy.importing.sheet;

import org.jspecify.annotations.Nullable;

/**
 * One fault, where the sender finds it. Never the value itself: it may be somebody's number.
 *
 * @param row counted from 1 as a spreadsheet shows it; 0: the file as a whole
 * @param column the heading as it was typed, or the merged cells; null: the row as a whole
 */
public record Fault(int row, @Nullable String column, FaultCode code) {
  static Fault ofFile(FaultCode code) {
    return new Fault(0, null, code);
  }
}
