package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Flaw;

/** What can be wrong with a row, beside how it is written. */
enum RowFlaw implements Flaw {
  // What a cell says.
  SERVICE_CODE_WRONG,
  CENTRE_KIND_WRONG,
  AMOUNT_WRONG,
  CENTRE_ID_WRONG,
  TEXT_TOO_LONG,
  PROVINCE_WRONG,
  CITY_UNKNOWN(true),
  PHONES_WRONG,
  POSITION_WRONG,
  SERVICES_WRONG,
  OPENING_HOURS_WRONG,

  // What it says beside the other rows and what is kept.
  TARIFF_TWICE,
  CENTRE_TWICE,
  CENTRE_AMBIGUOUS,
  CENTRE_MOVED_OR_ANOTHER,
  CENTRE_MERGED_AWAY(true);

  private final boolean warning;

  RowFlaw() {
    this(false);
  }

  RowFlaw(boolean warning) {
    this.warning = warning;
  }

  @Override
  public String code() {
    return Flaw.code(this);
  }

  @Override
  public boolean isWarning() {
    return warning;
  }
}
