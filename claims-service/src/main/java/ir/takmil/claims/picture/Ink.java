package ir.takmil.claims.picture;

/**
 * What is written on a page: how much darker each point is than what lies around it, whatever the
 * light was; and by how many degrees its lines lean, which is where the ink of all lines together
 * rises and falls most sharply (projection profile: Postl, «Detection of linear oblique structures
 * and skew scan in digitized documents», ICPR 1986).
 *
 * @param dark 0 to {@link #DARKEST}, line by line
 * @param lean in degrees, -5 to 5
 */
@SuppressWarnings("ArrayRecordComponent") // made and used within one picture, never compared
record Ink(float[] dark, int width, int height, double lean) {
  static final float DARKEST = 80;

  private static final float NOISE = 6;
  private static final double MOST_LEAN = 5;
  private static final int POINTS = 20_000;

  static Ink of(Grey page) {
    int width = page.width();
    int height = page.height();
    float[] around =
        smoothed(page.light(), width, height, Math.max(4, Math.max(width, height) / 40));
    for (int i = 0; i < around.length; i++) {
      around[i] = Math.clamp(around[i] - page.light()[i] - NOISE, 0, DARKEST);
    }
    return new Ink(around, width, height, lean(around, width, height));
  }

  /** At a place of the page when it stands straight, in pixels from its middle; 0 beside it. */
  float at(double x, double y) {
    double turn = Math.toRadians(lean);
    int column = (int) Math.floor(Math.cos(turn) * x - Math.sin(turn) * y + width / 2.0);
    int row = (int) Math.floor(Math.sin(turn) * x + Math.cos(turn) * y + height / 2.0);
    return column < 0 || row < 0 || column >= width || row >= height
        ? 0
        : dark[row * width + column];
  }

  private static double lean(float[] dark, int width, int height) {
    int inked = 0;
    for (float value : dark) {
      inked += value > 0 ? 1 : 0;
    }
    int every = Math.max(1, inked / POINTS);
    var points = new int[inked / every + 1];
    int count = 0;
    for (int i = 0, seen = 0; i < dark.length; i++) {
      if (dark[i] > 0 && seen++ % every == 0) {
        points[count++] = i;
      }
    }
    double best = 0;
    double sharpest = -1;
    for (double degrees = -MOST_LEAN; degrees <= MOST_LEAN; degrees += 0.25) {
      double sharpness = sharpness(dark, width, height, points, count, degrees);
      if (sharpness > sharpest) {
        sharpest = sharpness;
        best = degrees;
      }
    }
    return best;
  }

  private static double sharpness(
      float[] dark, int width, int height, int[] points, int count, double degrees) {
    double slope = Math.tan(Math.toRadians(degrees));
    var lines = new double[height + width];
    for (int i = 0; i < count; i++) {
      int x = points[i] % width;
      int y = points[i] / width;
      double line = y - (x - width / 2.0) * slope + width / 2.0;
      int at = (int) line;
      if (at >= 0 && at < lines.length - 1) {
        lines[at] += dark[points[i]] * (1 - (line - at));
        lines[at + 1] += dark[points[i]] * (line - at);
      }
    }
    double sum = 0;
    for (int i = 1; i < lines.length; i++) {
      sum += (lines[i] - lines[i - 1]) * (lines[i] - lines[i - 1]);
    }
    return sum;
  }

  /** The mean of a square of twice the radius around each point, as far as it is on the page. */
  private static float[] smoothed(float[] values, int width, int height, int radius) {
    var across = new float[values.length];
    for (int y = 0; y < height; y++) {
      smooth(values, across, y * width, width, 1, radius);
    }
    var both = new float[values.length];
    for (int x = 0; x < width; x++) {
      smooth(across, both, x, height, width, radius);
    }
    return both;
  }

  private static void smooth(
      float[] from, float[] to, int start, int length, int step, int radius) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < Math.min(radius, length); i++, count++) {
      sum += from[start + i * step];
    }
    for (int i = 0; i < length; i++) {
      if (i + radius < length) {
        sum += from[start + (i + radius) * step];
        count++;
      }
      if (i - radius - 1 >= 0) {
        sum -= from[start + (i - radius - 1) * step];
        count--;
      }
      to[start + i * step] = (float) (sum / count);
    }
  }
}
