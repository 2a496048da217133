package ir.takmil.claims.picture;

import ir.takmil.claims.picture.Likeness.Form;
import java.util.Arrays;

/**
 * Whether two pages show the same paper. The second is laid over the first: its size and place are
 * found where the ink of their lines and columns agrees best, then all six numbers of the affine
 * map are refined by least squares, with brightness and contrast free (Lucas, Kanade, IJCAI 1981;
 * Baker, Matthews, «Lucas-Kanade 20 years on», IJCV 2004). Then they are compared tile by tile,
 * each freed from what its rows and its columns have in common: so the rules of a table and the
 * lines of a text count for nothing, and how the words lie in the lines for all. A fifth of them
 * may agree less than is asked: something always lies over a corner, or was cut off, while receipts
 * of one form differ in more than that. What it therefore cannot tell: that the same was bought for
 * the same person another day, where only date, number and amounts differ and most tiles agree; nor
 * X-rays and other pictures without lines of writing. A person has to look at what it finds.
 */
final class Comparison {
  /** Of 1; chosen on 24 other forms and 384 other receipts than LikenessTest measures it with. */
  static final double SIMILAR = 0.64;

  private static final int TILE = Form.LONGER_SIDE / 8;
  private static final int MARGIN = Form.LONGER_SIDE / 25;
  private static final int LEAST_TILES = 6;
  private static final int LESS_ALIKE = 5;
  private static final double MOST_SCALE = 0.16;
  private static final double MOST_SHEAR = 0.04;

  private final Form first;
  private final Form second;
  private final double unit;

  /**
   * x' = x + map[0] + map[1] x + map[2] y, y' = y + map[3] + map[4] x + map[5] y, from the middle.
   */
  private final double[] map = new double[6];

  private Comparison(Form first, Form second) {
    this.first = first;
    this.second = second;
    this.unit = Math.max(first.width(), first.height()) / 2.0;
  }

  /**
   * @return 0 (nothing in common, or nothing to compare) to 1
   */
  static double likeness(Form one, Form other) {
    var comparison = new Comparison(one, other);
    comparison.lay();
    comparison.refine(one.halved(), other.halved());
    comparison.refine(one, other);
    return comparison.isSensible() ? Math.max(0, comparison.lessAlike()) : 0;
  }

  private boolean isSensible() {
    return Math.abs(map[1]) <= MOST_SCALE
        && Math.abs(map[5]) <= MOST_SCALE
        && Math.abs(map[2]) <= MOST_SHEAR
        && Math.abs(map[4]) <= MOST_SHEAR;
  }

  private void lay() {
    double[][] profiles = {
      profile(first, true), profile(second, true), profile(first, false), profile(second, false)
    };
    double best = Double.NEGATIVE_INFINITY;
    for (int percent = -12; percent <= 12; percent++) {
      Shift down = shift(profiles[0], profiles[1], 1 + percent / 100.0);
      Shift right = shift(profiles[2], profiles[3], 1 + percent / 100.0);
      if (down.agreement() + right.agreement() > best) {
        best = down.agreement() + right.agreement();
        map[0] = right.by() / unit;
        map[3] = down.by() / unit;
        map[1] = percent / 100.0;
        map[5] = map[1];
      }
    }
  }

  private static double[] profile(Form form, boolean rows) {
    var sums = new double[rows ? form.height() : form.width()];
    for (int y = 0; y < form.height(); y++) {
      for (int x = 0; x < form.width(); x++) {
        sums[rows ? y : x] += Math.sqrt(form.dark()[y * form.width() + x]);
      }
    }
    return sums;
  }

  private record Shift(int by, double agreement) {}

  private static Shift shift(double[] one, double[] other, double scale) {
    int most = 14;
    var best = new Shift(0, -2);
    for (int by = -most; by <= most; by++) {
      var sums = new Agreement();
      for (int i = 0; i < one.length; i++) {
        double at = (i - one.length / 2.0) * scale + by + other.length / 2.0;
        int low = (int) Math.floor(at);
        if (low >= 0 && low < other.length - 1) {
          sums.add(one[i], other[low] * (1 - (at - low)) + other[low + 1] * (at - low));
        }
      }
      if (sums.count >= one.length * 0.7 && sums.value() > best.agreement()) {
        best = new Shift(by, sums.value());
      }
    }
    return best;
  }

  /** Pearson's correlation, as it comes together. */
  private static final class Agreement {
    private int count;
    private double a;
    private double b;
    private double aa;
    private double bb;
    private double ab;

    void add(double one, double other) {
      count++;
      a += one;
      b += other;
      aa += one * one;
      bb += other * other;
      ab += one * other;
    }

    double value() {
      return (ab - a * b / count) / Math.sqrt((aa - a * a / count) * (bb - b * b / count) + 1e-9);
    }
  }

  private void refine(Form one, Form other) {
    double half = Math.max(one.width(), one.height()) / 2.0;
    for (int round = 0; round < 5; round++) {
      var equations = new Equations();
      for (int y = 0; y < one.height(); y++) {
        for (int x = 0; x < one.width(); x++) {
          add(one, other, x, y, half, equations);
        }
      }
      double[] step = equations.solved();
      double most = 0;
      for (int i = 0; i < map.length; i++) {
        double by = Math.clamp(step[i], -0.05, 0.05);
        map[i] += by;
        most = Math.max(most, Math.abs(by));
      }
      if (most < 0.03 / half) {
        return;
      }
    }
  }

  private void add(Form one, Form other, int x, int y, double half, Equations equations) {
    double fromMiddle = (x + 0.5 - one.width() / 2.0) / half;
    double down = (y + 0.5 - one.height() / 2.0) / half;
    double toX = across(fromMiddle, down) * half + other.width() / 2.0 - 0.5;
    double toY = along(fromMiddle, down) * half + other.height() / 2.0 - 0.5;
    float there = other.at(toX, toY);
    double right = (other.at(toX + 0.5, toY) - other.at(toX - 0.5, toY)) * half;
    double below = (other.at(toX, toY + 0.5) - other.at(toX, toY - 0.5)) * half;
    if (!Double.isNaN(there + right + below)) {
      double[] row = equations.row;
      row[0] = right;
      row[1] = right * fromMiddle;
      row[2] = right * down;
      row[3] = below;
      row[4] = below * fromMiddle;
      row[5] = below * down;
      row[6] = -one.dark()[y * one.width() + x];
      row[7] = -1;
      equations.add(-there);
    }
  }

  private double across(double x, double y) {
    return x + map[0] + map[1] * x + map[2] * y;
  }

  private double along(double x, double y) {
    return y + map[3] + map[4] * x + map[5] * y;
  }

  /** What four tiles of five reach. */
  private double lessAlike() {
    int wide = Math.ceilDiv(first.width(), TILE / 2);
    int high = Math.ceilDiv(first.height(), TILE / 2);
    var tiles = new double[wide * high][];
    int count = 0;
    double all = 0;
    for (int top = MARGIN; top + TILE <= first.height() - MARGIN; top += TILE / 2) {
      for (int left = MARGIN; left + TILE <= first.width() - MARGIN; left += TILE / 2) {
        double[] tile = tile(left, top);
        if (tile.length > 0) {
          tiles[count++] = tile;
          all += Math.max(tile[1], tile[2]);
        }
      }
    }
    double usual = all / Math.max(1, count);
    var agreements = new double[count];
    int written = 0;
    for (int i = 0; i < count; i++) {
      double[] tile = tiles[i];
      if (Math.max(tile[1], tile[2]) > usual * 0.3) { // else there is no ink to tell by
        agreements[written++] =
            tile[0] / Math.sqrt((tile[1] + 0.05 * usual) * (tile[2] + 0.05 * usual));
      }
    }
    if (written < LEAST_TILES) {
      return 0;
    }
    Arrays.sort(agreements, 0, written);
    return agreements[written / LESS_ALIKE];
  }

  /**
   * Of the two tiles, their product and their squares; nothing where one reaches over the edge, at
   * which other things than paper lie.
   */
  private double[] tile(int left, int top) {
    var one = new double[TILE * TILE];
    var other = new double[TILE * TILE];
    for (int i = 0; i < one.length; i++) {
      int x = left + i % TILE;
      int y = top + i / TILE;
      double fromMiddle = (x + 0.5 - first.width() / 2.0) / unit;
      double down = (y + 0.5 - first.height() / 2.0) / unit;
      double toX = across(fromMiddle, down) * unit + second.width() / 2.0 - 0.5;
      double toY = along(fromMiddle, down) * unit + second.height() / 2.0 - 0.5;
      float there = second.at(toX, toY);
      if (Float.isNaN(there)
          || toX < MARGIN
          || toY < MARGIN
          || toX > second.width() - MARGIN
          || toY > second.height() - MARGIN) {
        return new double[0];
      }
      one[i] = first.dark()[y * first.width() + x];
      other[i] = there;
    }
    free(one);
    free(other);
    var sums = new double[3];
    for (int i = 0; i < one.length; i++) {
      sums[0] += one[i] * other[i];
      sums[1] += one[i] * one[i];
      sums[2] += other[i] * other[i];
    }
    return sums;
  }

  /** Of the mean of each row and each column. */
  private static void free(double[] tile) {
    var rows = new double[TILE];
    var columns = new double[TILE];
    double all = 0;
    for (int i = 0; i < tile.length; i++) {
      rows[i / TILE] += tile[i] / TILE;
      columns[i % TILE] += tile[i] / TILE;
      all += tile[i] / tile.length;
    }
    for (int i = 0; i < tile.length; i++) {
      tile[i] += all - rows[i / TILE] - columns[i % TILE];
    }
  }
}
