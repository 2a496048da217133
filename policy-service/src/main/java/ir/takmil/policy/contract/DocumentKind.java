package ir.takmil.policy.contract;

/** What a picture that comes with a claim shows. */
public enum DocumentKind {
  INVOICE,
  PRESCRIPTION,
  REPORT,
  IMAGE_RESULT,
  OTHER
}
