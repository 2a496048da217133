package ir.takmil.policy.importing;

/**
 * What came of reading a list.
 *
 * @param rows all that are filled, those with faults among them
 * @param joined rows of people who are not in the present list
 * @param left people of the present list who are in no row
 */
record Tally(int rows, int joined, int left, int changed, int unchanged, int faults, int warnings) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);
}
