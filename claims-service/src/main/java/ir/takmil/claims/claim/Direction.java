package ir.takmil.claims.claim;

/** Who paid the centre, and so who is paid now. */
public enum Direction {
  /** The insured person paid and is reimbursed (هزینه مستقیم). */
  DIRECT,
  /** A contracted centre was used and is paid itself (هزینه غیرمستقیم). */
  INDIRECT
}
