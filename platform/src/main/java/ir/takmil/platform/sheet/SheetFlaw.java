package ir.takmil.platform.sheet;

/** What can be wrong with any file of rows, whatever the rows mean. */
public enum SheetFlaw implements Flaw {
  // The file as a whole.
  FILE_EMPTY,
  FILE_OLD_EXCEL,
  FILE_BINARY_EXCEL,
  FILE_ENCRYPTED,
  FILE_WITH_MACROS,
  FILE_NOT_A_LIST,
  FILE_BROKEN,
  FILE_INFLATES,
  FILE_OF_TOO_MANY_PARTS,
  FILE_WITH_ENTITIES,
  FILE_BINARY,
  FILE_ENCODING_WRONG,
  TOO_MANY_ROWS,
  ROWS_MISSING,
  OTHER_SHEETS_IGNORED(true),

  // Its columns.
  HEADER_MISSING,
  HEADER_TWICE,
  COLUMN_MISSING,
  COLUMN_TWICE,
  COLUMN_UNKNOWN(true),

  // How a row is written.
  ROW_TOO_LONG,
  QUOTES_UNBALANCED,
  CELLS_MERGED,
  CELL_FORMULA,
  CELL_ERROR,
  CELL_TOO_LONG,
  TEXT_BROKEN,

  // What any cell may have to say.
  FIELD_MISSING,
  DAY_WRONG,
  FROM_AFTER_TO,
  YES_NO_WRONG;

  private final boolean warning;

  SheetFlaw() {
    this(false);
  }

  SheetFlaw(boolean warning) {
    this.warning = warning;
  }

  @Override
  public boolean isWarning() {
    return warning;
  }

  @Override
  public String code() {
    return Flaw.code(this);
  }
}
