package ir.takmil.policy.contract;

/** A step of adjudication; their order is the plan's own. */
public enum Step {
  NOT_COVERED,
  TARIFF_CAP,
  BASIC_SHARE,
  FRANCHISE,
  SUB_LIMIT,
  HELD_CEILING
}
