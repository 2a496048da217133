package ir.takmil.platform.importing;

import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.web.Sentences;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a file, for its sender.
 *
 * @param row as a spreadsheet counts it; 0: the file as a whole
 * @param detail what it is and what to do, in Persian
 */
public record FaultView(
    int row, @Nullable String column, String code, Severity severity, String detail) {

  public enum Severity {
    /** The file cannot be applied. */
    FAULT,
    /** It can; the row is worth a look. */
    WARNING
  }

  public static FaultView of(Fault fault, Sentences sentences) {
    String code = fault.code();
    return new FaultView(
        fault.row(),
        fault.column(),
        code,
        fault.warning() ? Severity.WARNING : Severity.FAULT,
        sentences.of(code, Map.of()));
  }
}
