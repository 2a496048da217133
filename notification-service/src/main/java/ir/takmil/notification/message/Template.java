package ir.takmil.notification.message;

import java.util.Locale;

/** What a message tells; its texts are found under its code. */
public enum Template {
  CLAIM_REGISTERED,
  CLAIM_TAKEN,
  CLAIM_RETURNED,
  CLAIM_CURE_REMINDED,
  CLAIM_RESUBMITTED,
  CLAIM_APPROVED,
  CLAIM_REJECTED,
  CLAIM_VOIDED,
  CLAIM_APPEALED,
  CLAIM_ORIGINALS_RECEIVED,
  CLAIM_ORDERED,
  CLAIM_SENT_FOR_PAYMENT,
  CLAIM_PAID,
  CLAIM_PAYMENT_FAILED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
