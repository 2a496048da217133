package ir.takmil.claims.picture;

/** Stub. */
@SuppressWarnings("ArrayRecordComponent")
record Likeness(int[] bands, byte[] descriptor) {
  static Likeness of(Grey page) {
    return new Likeness(new int[] {page.width()}, new byte[0]);
  }
}
