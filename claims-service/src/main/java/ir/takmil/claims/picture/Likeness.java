package ir.takmil.claims.picture;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * By what a page is recognised when it comes again, made once when its picture is at hand: the
 * arrangements of its words, which are looked up, and how the ink lies on it, small and straight,
 * which decides ({@link Comparison}). A hash of the whole picture cannot do it for papers: all
 * receipts of one pharmacy have the same.
 *
 * @param arrangements under which it is found, at most some hundreds
 * @param nearly under which others that are like it are looked for
 */
record Likeness(Set<Integer> arrangements, Set<Integer> nearly, Form form) {
  static Likeness of(Grey page) {
    Ink ink = Ink.of(page);
    Words words = Words.of(ink);
    return new Likeness(words.arrangements(), words.nearly(), Form.of(ink));
  }

  /**
   * How the ink lies on a page that stands straight, {@value #LONGER_SIDE} points long.
   *
   * @param dark 0 to {@link Ink#DARKEST}, line by line
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its points
  record Form(float[] dark, int width, int height) {
    static final int LONGER_SIDE = 160;

    private static final int SAMPLES = 4;
    private static final double CODED = 15 / Math.sqrt(Ink.DARKEST);

    private static Form of(Ink ink) {
      double unit = Math.max(ink.width(), ink.height()) / (double) LONGER_SIDE;
      int width = Math.max(1, (int) Math.round(ink.width() / unit));
      int height = Math.max(1, (int) Math.round(ink.height() / unit));
      var dark = new float[width * height];
      for (int y = 0, at = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float sum = 0;
          for (int s = 0; s < SAMPLES * SAMPLES; s++) {
            double dx = (s % SAMPLES + 0.5) / SAMPLES;
            int row = s / SAMPLES;
            double dy = (row + 0.5) / SAMPLES;
            sum +=
                ink.at((x + dx) * unit - ink.width() / 2.0, (y + dy) * unit - ink.height() / 2.0);
          }
          dark[at++] = sum / (SAMPLES * SAMPLES);
        }
      }
      return new Form(dark, width, height);
    }

    /** Width, then four bits a point, fine where there is little ink: some 9 KB. */
    byte[] packed() {
      var bytes = ByteBuffer.allocate(2 + (dark.length + 1) / 2).putShort((short) width);
      for (int i = 0; i < dark.length; i += 2) {
        int next = i + 1 < dark.length ? code(dark[i + 1]) : 0;
        bytes.put((byte) (code(dark[i]) << 4 | next));
      }
      return bytes.array();
    }

    private static int code(float value) {
      return (int) Math.round(Math.sqrt(value) * CODED);
    }

    static Form unpacked(byte[] packed) {
      int width = ByteBuffer.wrap(packed).getShort();
      int height = (packed.length - 2) * 2 / width;
      var dark = new float[width * height];
      for (int i = 0; i < dark.length; i++) {
        int pair = packed[2 + i / 2] & 0xff;
        double root = (i % 2 == 0 ? pair >> 4 : pair & 0xf) / CODED;
        dark[i] = (float) (root * root);
      }
      return new Form(dark, width, height);
    }

    /** Half as long and half as wide. */
    Form halved() {
      int wide = width / 2;
      int high = height / 2;
      var half = new float[wide * high];
      for (int y = 0; y < high; y++) {
        for (int x = 0; x < wide; x++) {
          int at = 2 * y * width + 2 * x;
          half[y * wide + x] =
              (dark[at] + dark[at + 1] + dark[at + width] + dark[at + width + 1]) / 4;
        }
      }
      return new Form(half, wide, high);
    }

    /** Between the points; NaN beside them. */
    float at(double x, double y) {
      if (!(x >= 0 && y >= 0 && x < width - 1.001 && y < height - 1.001)) {
        return Float.NaN;
      }
      int left = (int) x;
      int top = (int) y;
      float right = (float) (x - left);
      float down = (float) (y - top);
      int at = top * width + left;
      float above = dark[at] * (1 - right) + dark[at + 1] * right;
      float below = dark[at + width] * (1 - right) + dark[at + width + 1] * right;
      return above * (1 - down) + below * down;
    }
  }
}
