package ir.takmil.policy.membership;

/** What somebody is to the main insured of the family. */
public enum Relation {
  MAIN,
  SPOUSE,
  DAUGHTER,
  SON,
  FATHER,
  MOTHER
}
