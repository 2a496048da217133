package ir.takmil.claims.claim;

/** What makes a picture hard to read. It warns and forbids nothing. */
public enum Quality {
  TOO_DARK,
  BLURRED,
  TOO_SMALL
}
