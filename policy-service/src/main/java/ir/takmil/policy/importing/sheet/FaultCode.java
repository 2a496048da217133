package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.sheet.Flaw;

/**
 * What can be wrong with a list of people, beside how it is written. Each has a Persian sentence,
 * keyed by {@link #code()}.
 */
public enum FaultCode implements Flaw {
  // What a cell says.
  NATIONAL_CODE_WRONG,
  ZEROS_RESTORED(true),
  NAME_WRONG,
  GENDER_WRONG,
  BIRTH_DATE_IN_FUTURE,
  CERTIFICATE_WRONG,
  RELATION_WRONG,
  BASIC_INSURER_WRONG,
  MOBILE_WRONG,
  SHEBA_WRONG,
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

  @Override
  public boolean isWarning() {
    return warning;
  }

  @Override
  public String code() {
    return Flaw.code(this);
  }
}
