package ir.takmil.policy.contract;

import java.time.LocalDate;

/** That a rule of the plan ends a membership before its term, and on which last day. */
public record Ending(LocalDate lastDay, Reason reason) {

  /** Which rule. */
  public enum Reason {
    AGE,
    MARRIAGE
  }
}
