package ir.takmil.claims.claim;

/**
 * The name of a stage, as it is shown and published. A draft is not yet a claim: it lives in its
 * admission.
 */
public enum Status {
  REGISTERED,
  UNDER_ASSESSMENT,
  UNDER_EXAMINATION,
  RETURNED,
  RESUBMITTED,
  REJECTED,
  APPROVED,
  ORDERED,
  SENT_FOR_PAYMENT,
  PAID,
  PAYMENT_FAILED,
  VOIDED
}
