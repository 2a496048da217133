package ir.takmil.platform.sheet;

/** Takes a file as it is read, so that no file is ever held whole. */
public interface RowTaker<C extends Enum<C> & Titled> {
  void row(Row<C> row);

  /** A fault of the file, of its columns, or of cells that were merged. */
  void fault(Fault fault);

  /** What each column that was found is called here, for faults that are found later. */
  void headings(Headings<C> headings);
}
