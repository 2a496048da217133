package ir.takmil.claims.picture;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * Lets a photograph fall on its sheet line by line as the decoder hands it out: made smaller, each
 * point the mean of what falls on it, and turned the right way up. So a large photograph never lies
 * in memory as a whole. To the decoder it is the picture into which it writes.
 */
final class Enlarger extends WritableRaster {
  /**
   * Of the longer side, in pixels. A page of A4 has 250 of them to the inch then, at which every
   * letter of a receipt can be read; a photograph of 12 megapixels is kept at 7.
   */
  static final int LONGER_SIDE = 3_000;

  /** A point of the sheet is divided into so many parts, each way. */
  private static final int WHOLE = 1_024;

  private static final int COLOURS = 3;

  private final int wide;
  private final int high;
  private final Sheet sheet;
  private final int start;
  private final int across;
  private final int along;

  /** Where each pixel of a line ends on the sheet; a division for each would take too long. */
  private final int[] ends;

  private final int[] line;
  private final int[] lines;
  private int awaited;

  Enlarger(int width, int height, Orientation orientation) {
    super(
        new PixelInterleavedSampleModel(
            DataBuffer.TYPE_BYTE, width, height, COLOURS, COLOURS * width, new int[] {0, 1, 2}),
        new DataBufferByte(1),
        new Point());
    double part = Math.min(1, LONGER_SIDE / (double) Math.max(width, height));
    wide = Math.max(1, (int) Math.round(width * part));
    high = Math.max(1, (int) Math.round(height * part));
    boolean lying = orientation.isLying();
    sheet = Sheet.blank(lying ? high : wide, lying ? wide : high);
    int right = lying ? COLOURS * high : COLOURS;
    int down = lying ? COLOURS : COLOURS * wide;
    boolean mirrored = orientation.isMirrored();
    boolean upsideDown = orientation.isUpsideDown();
    start = (mirrored ? (wide - 1) * right : 0) + (upsideDown ? (high - 1) * down : 0);
    across = mirrored ? -right : right;
    along = upsideDown ? -down : down;
    ends = new int[width];
    for (int x = 0; x < width; x++) {
      ends[x] = (int) parts(x + 1, wide, width);
    }
    line = new int[COLOURS * wide];
    lines = new int[COLOURS * wide];
  }

  /** What the decoder is to write into; nothing can be read from it. */
  BufferedImage image() {
    var colours = (ComponentColorModel) Sheet.blank(1, 1).image().getColorModel();
    return new BufferedImage(colours, this, false, null);
  }

  /** Whole once the decoder is through. */
  Sheet sheet() {
    return sheet;
  }

  /** A whole line; the first one begins the picture anew. */
  @Override
  public void setRect(int x, int y, Raster stored) {
    if (y == 0) {
      awaited = 0;
      Arrays.fill(lines, 0);
    }
    if (x != 0
        || y != awaited
        || stored.getHeight() != 1
        || stored.getWidth() != width
        || !(stored.getDataBuffer() instanceof DataBufferByte bytes)
        || !(stored.getSampleModel() instanceof ComponentSampleModel model)) {
      throw new IllegalStateException("not the next line");
    }
    awaited++;
    int[] offsets = model.getBandOffsets();
    Arrays.fill(line, 0);
    for (int colour = 0; colour < COLOURS; colour++) {
      narrow(bytes.getData(), offsets[colour], model.getPixelStride(), COLOURS - 1 - colour);
    }
    long above = parts(y, high, height);
    long below = parts(y + 1, high, height);
    int row = (int) (above / WHOLE);
    if (below / WHOLE == row) {
      add((int) (below - above));
    } else {
      add((int) ((row + 1L) * WHOLE - above));
      put(row);
      add((int) (below % WHOLE));
    }
  }

  /** Where a pixel begins on the sheet. */
  private static long parts(int pixel, int points, int pixels) {
    return (long) pixel * points * WHOLE / pixels;
  }

  private void narrow(byte[] stored, int offset, int stride, int colour) {
    int from = 0;
    for (int x = 0, at = offset; x < width; x++, at += stride) {
      int value = stored[at] & 0xff;
      int to = ends[x];
      int point = from / WHOLE;
      int edge = (point + 1) * WHOLE;
      if (to <= edge) {
        line[COLOURS * point + colour] += value * (to - from);
      } else {
        line[COLOURS * point + colour] += value * (edge - from);
        line[COLOURS * (point + 1) + colour] += value * (to - edge);
      }
      from = to;
    }
  }

  private void add(int weight) {
    for (int i = 0; weight > 0 && i < line.length; i++) {
      lines[i] += line[i] * weight;
    }
  }

  private void put(int row) {
    byte[] bgr = sheet.bgr();
    int at = start + row * along;
    for (int i = 0; i < lines.length; i += COLOURS, at += across) {
      for (int colour = 0; colour < COLOURS; colour++) {
        bgr[at + colour] = (byte) ((lines[i + colour] + WHOLE * WHOLE / 2) / (WHOLE * WHOLE));
      }
    }
    Arrays.fill(lines, 0);
  }
}
