package ir.takmil.local.sandbox;

/**
 * How a sandbox behaves towards programs. Not kept: after a restart the outside world is well
 * again.
 *
 * @param delayMillis how long each answer is held back
 * @param failNext how many requests to come are refused with 503, without effect
 * @param dead the connection is closed without an answer and without effect
 * @param acceptThenFail a writing request takes effect, and is answered 500 all the same
 * @param silent the connection stays open and no answer ever comes
 * @param wrong a basic insurer answers with amounts that are another person's
 * @param garbage the request takes effect, and the answer is 200 with a page that nobody can read
 */
record Mood(
    long delayMillis,
    int failNext,
    boolean dead,
    boolean silent,
    boolean wrong,
    boolean acceptThenFail,
    boolean garbage) {
  static final Mood WELL = new Mood(0, 0, false, false, false, false, false);

  private static final long LONGEST_DELAY_MILLIS = 600_000;

  Mood {
    if (delayMillis < 0 || delayMillis > LONGEST_DELAY_MILLIS) {
      throw new IllegalArgumentException("delayMillis lies between 0 and 600000");
    }
    if (failNext < 0) {
      throw new IllegalArgumentException("failNext is not negative");
    }
  }

  Mood afterOneRequest() {
    return failNext == 0
        ? this
        : new Mood(delayMillis, failNext - 1, dead, silent, wrong, acceptThenFail, garbage);
  }
}
