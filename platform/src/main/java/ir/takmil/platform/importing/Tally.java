package ir.takmil.platform.importing;

/**
 * What came of reading a file.
 *
 * @param rows all that are filled, those with faults among them
 * @param joined rows of what is not kept yet
 * @param left what is kept and is in no row, where the file is the whole of it
 */
public record Tally(
    int rows, int joined, int left, int changed, int unchanged, int faults, int warnings) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);
}
