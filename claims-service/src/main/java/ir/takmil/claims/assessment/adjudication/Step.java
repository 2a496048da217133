package ir.takmil.claims.assessment.adjudication;

/** The steps that a plan may name, in the order that the plan gives them. */
public enum Step {
  NOT_COVERED,
  TARIFF_CAP,
  BASIC_SHARE,
  FRANCHISE,
  SUB_LIMIT,
  HELD_CEILING
}
