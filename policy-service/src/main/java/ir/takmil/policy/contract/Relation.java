package ir.takmil.policy.contract;

/** What somebody is to the main insured of the family (نسبت). */
public enum Relation {
  MAIN,
  SPOUSE,
  DAUGHTER,
  SON,
  FATHER,
  MOTHER,
  BROTHER,
  SISTER,
  OTHER
}
