package ir.takmil.claims.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** The pixels of one page, line by line: blue, green and red, a byte each. */
@SuppressWarnings("ArrayRecordComponent") // the pixels themselves, never compared
record Sheet(byte[] bgr, int width, int height) {
  private static final int[] OFFSETS = {2, 1, 0};

  static Sheet blank(int width, int height) {
    return new Sheet(new byte[width * height * 3], width, height);
  }

  /** On white where the picture is transparent. */
  static Sheet of(BufferedImage decoded) {
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    if (decoded.getType() == BufferedImage.TYPE_3BYTE_BGR
        && decoded.getRaster().getDataBuffer() instanceof DataBufferByte bytes
        && bytes.getData().length == width * height * 3) {
      return new Sheet(bytes.getData(), width, height);
    }
    var sheet = blank(width, height);
    Graphics2D pen = sheet.image().createGraphics();
    try {
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, width, height);
      pen.drawImage(decoded, 0, 0, null);
    } finally {
      pen.dispose();
    }
    return sheet;
  }

  /** The same pixels, to draw on or to write. */
  BufferedImage image() {
    var plain = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
    var data = new DataBufferByte(bgr, bgr.length);
    return new BufferedImage(
        plain.getColorModel(),
        Raster.createInterleavedRaster(data, width, height, 3 * width, 3, OFFSETS, null),
        false,
        null);
  }

  /**
   * A smaller one whose longer side is about as asked, never less than half of it where there is
   * enough: each pixel is the mean of a square.
   */
  Sheet reduced(int longerSide) {
    int every = Math.max(1, Math.ceilDiv(Math.max(width, height), longerSide));
    var small = blank(Math.ceilDiv(width, every), Math.ceilDiv(height, every));
    int at = 0;
    for (int top = 0; top < height; top += every) {
      for (int left = 0; left < width; left += every) {
        mean(left, top, Math.min(every, width - left), Math.min(every, height - top), small, at);
        at += 3;
      }
    }
    return small;
  }

  private void mean(int left, int top, int wide, int high, Sheet into, int at) {
    int blue = 0;
    int green = 0;
    int red = 0;
    for (int y = top; y < top + high; y++) {
      int from = 3 * (y * width + left);
      for (int x = 0; x < wide; x++, from += 3) {
        blue += bgr[from] & 0xff;
        green += bgr[from + 1] & 0xff;
        red += bgr[from + 2] & 0xff;
      }
    }
    int count = wide * high;
    into.bgr[at] = (byte) (blue / count);
    into.bgr[at + 1] = (byte) (green / count);
    into.bgr[at + 2] = (byte) (red / count);
  }

  /** How bright each pixel is, 0 to 255, line by line (ITU-R BT.601). */
  Grey grey() {
    var light = new float[width * height];
    for (int y = 0, at = 0; y < height; y++) {
      int from = 3 * y * width;
      for (int x = 0; x < width; x++, from += 3) {
        light[at++] =
            0.114f * (bgr[from] & 0xff)
                + 0.587f * (bgr[from + 1] & 0xff)
                + 0.299f * (bgr[from + 2] & 0xff);
      }
    }
    return new Grey(light, width, height);
  }
}
