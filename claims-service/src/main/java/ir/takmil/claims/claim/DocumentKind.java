package ir.takmil.claims.claim;

/** What a picture shows. */
public enum DocumentKind {
  INVOICE,
  PRESCRIPTION,
  REPORT,
  IMAGE_RESULT,
  OTHER
}
