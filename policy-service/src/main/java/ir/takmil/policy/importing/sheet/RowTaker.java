package ir.takmil.policy.importing.sheet;

/** Takes a list as it is read, so that no list is ever held whole. */
public interface RowTaker {
  void row(ReadRow row);

  /** A fault of the file, of its columns, or of cells that were merged. */
  void fault(Fault fault);

  /** What each column that was found is called here, for faults that are found later. */
  void headings(Headings headings);
}
