package ir.takmil.policy.importing.sheet;

import java.util.Locale;

/** What can be wrong with a list. Each has a Persian sentence, keyed by {@link #code()}. */
public enum FaultCode {
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

  // What a cell says.
  FIELD_MISSING,
  NATIONAL_CODE_WRONG,
  ZEROS_RESTORED(true),
  NAME_WRONG,
  GENDER_WRONG,
  DAY_WRONG,
  BIRTH_DATE_IN_FUTURE,
  CERTIFICATE_WRONG,
  RELATION_WRONG,
  BASIC_INSURER_WRONG,
  YES_NO_WRONG,
  MOBILE_WRONG,
  SHEBA_WRONG,
  FROM_AFTER_TO,
  MAIN_CODE_WRONG,
  GENDER_UNLIKE_RELATION(true),

  // What it says beside the other rows, the contract and the people on file.
  PLAN_NOT_CHOSEN,
  PLAN_NOT_IN_CONTRACT,
  PERIOD_OUTSIDE_CONTRACT,
  INSURED_SINCE_LATE,
  ENDED_BY_RULE,
  PERSON_TWICE,
  MAIN_TWICE,
  MAIN_NOT_LISTED,
  PERSON_DIFFERS_IN_FILE,
  BIRTH_DATE_DIFFERS,
  MEMBERSHIP_OVERLAPS,
  SHEBA_OF_ANOTHER,
  SHEBA_KEPT(true),
  MOBILE_KEPT(true);

  private final boolean warning;

  FaultCode() {
    this(false);
  }

  FaultCode(boolean warning) {
    this.warning = warning;
  }

  /** Whether the list can be applied all the same. */
  public boolean isWarning() {
    return warning;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
