package ir.takmil.claims.assessment.flags;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether an amount is far above what others ask for the same service. Amounts are compared by
 * their logarithm, for they spread by factors; the measure is the modified z-score of Iglewicz and
 * Hoaglin (How to Detect and Handle Outliers, ASQC 1993): 0.6745 × (x − median) / MAD, above 3.5.
 * Median and MAD are not moved by the very amounts that are looked for, as mean and deviation are.
 */
record Peers(double median, double deviation, int count) {
  static final int FEWEST = 30;

  private static final double FAR = 3.5;
  private static final double TO_SIGMA = 0.6745;

  /** Where all ask for the same, a tenth above it is no news yet. */
  private static final double LEAST_DEVIATION = 0.05;

  /**
   * @param amounts in rials, positive
   * @return empty with too few of them to tell
   */
  static Optional<Peers> of(long[] amounts) {
    if (amounts.length < FEWEST) {
      return Optional.empty();
    }
    double[] logs =
        Arrays.stream(amounts).mapToDouble(amount -> Math.log((double) amount)).toArray();
    double median = median(logs);
    double mad = median(Arrays.stream(logs).map(log -> Math.abs(log - median)).toArray());
    return Optional.of(new Peers(median, Math.max(mad, LEAST_DEVIATION), amounts.length));
  }

  double score(long amount) {
    return TO_SIGMA * (Math.log((double) amount) - median) / deviation;
  }

  boolean isFarAbove(long amount) {
    return score(amount) > FAR;
  }

  long usual() {
    return Math.round(Math.exp(median));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
