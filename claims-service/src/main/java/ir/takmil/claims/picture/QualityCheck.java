package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Quality;
import java.util.EnumSet;
import java.util.Set;

/** Looks at a page as someone would who has to read it. */
final class QualityCheck {
  /** Below it the letters of a receipt are a few pixels high. */
  private static final int SMALLEST_LONGER_SIDE = 900;

  /** Paper in a readable picture is brighter than this, of 255. */
  private static final float DARK_PAPER = 90;

  /** Of 0 (sharp) to 1; in the source, what people begin to call blurred. */
  private static final double BLURRED = 0.62;

  private static final int AROUND = 4;

  private QualityCheck() {}

  /**
   * @param seen the page, reduced to some 1,000 pixels where it was larger
   * @param longerSide of the page itself, in pixels
   */
  static Set<Quality> of(Grey seen, int longerSide) {
    var warnings = EnumSet.noneOf(Quality.class);
    if (longerSide < SMALLEST_LONGER_SIDE) {
      warnings.add(Quality.TOO_SMALL);
    }
    if (seen.brightest(0.1) < DARK_PAPER) {
      warnings.add(Quality.TOO_DARK);
    }
    if (blur(seen) > BLURRED) {
      warnings.add(Quality.BLURRED);
    }
    return warnings;
  }

  /**
   * How little a page changes when it is blurred once more, 0 to 1, the larger of both directions:
   * Crété-Roffet, Dolmiere, Ladret, Nicolas, «The blur effect: perception and estimation with a new
   * no-reference perceptual blur metric», SPIE 2007.
   */
  static double blur(Grey page) {
    return Math.max(
        blurAlong(page.light(), page.width(), page.height(), 1, page.width()),
        blurAlong(page.light(), page.height(), page.width(), page.width(), 1));
  }

  private static double blurAlong(float[] light, int length, int lines, int step, int line) {
    double all = 0;
    double kept = 0;
    for (int l = 0; l < lines; l++) {
      int from = l * line;
      for (int i = AROUND + 1; i < length - AROUND; i++) {
        int at = from + i * step;
        double change = Math.abs(light[at] - light[at - step]);
        // The mean of nine moves by the difference of the pixels that enter and leave it.
        double blurred =
            Math.abs(light[at + AROUND * step] - light[at - (AROUND + 1) * step]) / 9.0;
        all += change;
        kept += Math.max(0, change - blurred);
      }
    }
    return all < lines * (double) length / 50 ? 0 : (all - kept) / all;
  }
}
