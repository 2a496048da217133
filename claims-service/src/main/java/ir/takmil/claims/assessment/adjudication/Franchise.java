package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.BasisPoints;

/** The insured's own share of the assessed amount, as the plan has it. */
public record Franchise(Policy policy, BasisPoints share) {

  /** When the share is taken. */
  public enum Policy {
    /** Nothing where the basic insurer paid its share of the line; the percentage elsewhere. */
    WAIVED_IF_BASE_USED,
    /** The basic insurer's share of the line stands for it; where there is none, the percentage. */
    BASE_SHARE_ELSE_PERCENT,
    ALWAYS_PERCENT
  }
}
