package ir.takmil.claims.picture;

/** Least squares for eight unknowns: rows are added, then the normal equations are solved. */
final class Equations {
  private static final int UNKNOWNS = 8;

  /** The row to be added next. */
  final double[] row = new double[UNKNOWNS];

  private final double[][] sums = new double[UNKNOWNS][UNKNOWNS + 1];

  void add(double right) {
    for (int i = 0; i < UNKNOWNS; i++) {
      for (int j = i; j < UNKNOWNS; j++) {
        sums[i][j] += row[i] * row[j];
      }
      sums[i][UNKNOWNS] += row[i] * right;
    }
  }

  /** Gauss and Jordan; nothing where they do not say enough. */
  double[] solved() {
    for (int i = 0; i < UNKNOWNS; i++) {
      for (int j = 0; j < i; j++) {
        sums[i][j] = sums[j][i];
      }
      sums[i][i] += 1e-6 * sums[i][i] + 1e-9;
    }
    for (int column = 0; column < UNKNOWNS; column++) {
      int pivot = column;
      for (int i = column + 1; i < UNKNOWNS; i++) {
        pivot = Math.abs(sums[i][column]) > Math.abs(sums[pivot][column]) ? i : pivot;
      }
      double[] held = sums[column];
      sums[column] = sums[pivot];
      sums[pivot] = held;
      if (Math.abs(sums[column][column]) < 1e-12) {
        return new double[UNKNOWNS];
      }
      for (int i = 0; i < UNKNOWNS; i++) {
        double factor = i == column ? 0 : sums[i][column] / sums[column][column];
        for (int j = column; factor != 0 && j <= UNKNOWNS; j++) {
          sums[i][j] -= factor * sums[column][j];
        }
      }
    }
    var solved = new double[UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      solved[i] = sums[i][UNKNOWNS] / sums[i][i];
    }
    return solved;
  }
}
