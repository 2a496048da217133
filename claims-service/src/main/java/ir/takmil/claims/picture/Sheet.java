package ir.takmil.claims.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * The pixels of one page: blue, green and red, a byte each. Strides say where the next pixel and
 * the next line begin, so that a page is turned by a quarter without a second copy of it, which a
 * large photograph has no room for.
 *
 * @param pixelStride in bytes, from a pixel to the one to its right
 * @param lineStride in bytes, from a pixel to the one below it
 */
@SuppressWarnings("ArrayRecordComponent") // the pixels themselves, never compared
record Sheet(byte[] bgr, int width, int height, int pixelStride, int lineStride) {
  private static final int[] OFFSETS = {2, 1, 0};

  static Sheet blank(int width, int height) {
    return new Sheet(new byte[width * height * 3], width, height, 3, width * 3);
  }

  /** On white where the picture is transparent. */
  static Sheet of(BufferedImage decoded) {
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    if (decoded.getType() == BufferedImage.TYPE_3BYTE_BGR
        && decoded.getRaster().getDataBuffer() instanceof DataBufferByte bytes
        && bytes.getData().length == width * height * 3) {
      return new Sheet(bytes.getData(), width, height, 3, width * 3);
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
    if (pixelStride == 3) {
      return new BufferedImage(
          plain.getColorModel(),
          Raster.createInterleavedRaster(data, width, height, lineStride, 3, OFFSETS, null),
          false,
          null);
    }
    var turned =
        new ComponentSampleModel(
            DataBuffer.TYPE_BYTE, width, height, pixelStride, lineStride, OFFSETS);
    return new BufferedImage(
        plain.getColorModel(), Raster.createWritableRaster(turned, data, null), false, null);
  }

  /** Lines become columns. */
  Sheet transposed() {
    return new Sheet(bgr, height, width, lineStride, pixelStride);
  }

  /** Left becomes right, in place. */
  Sheet mirrored() {
    for (int y = 0; y < height; y++) {
      int left = y * lineStride;
      int right = left + (width - 1) * pixelStride;
      for (; left < right; left += pixelStride, right -= pixelStride) {
        swap(left, right);
      }
    }
    return this;
  }

  /** Top becomes bottom, in place. */
  Sheet upsideDown() {
    for (int top = 0, bottom = height - 1; top < bottom; top++, bottom--) {
      for (int x = 0; x < width; x++) {
        swap(top * lineStride + x * pixelStride, bottom * lineStride + x * pixelStride);
      }
    }
    return this;
  }

  private void swap(int one, int other) {
    for (int colour = 0; colour < 3; colour++) {
      byte kept = bgr[one + colour];
      bgr[one + colour] = bgr[other + colour];
      bgr[other + colour] = kept;
    }
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
      int from = y * lineStride + left * pixelStride;
      for (int x = 0; x < wide; x++, from += pixelStride) {
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
      int from = y * lineStride;
      for (int x = 0; x < width; x++, from += pixelStride) {
        light[at++] =
            0.114f * (bgr[from] & 0xff)
                + 0.587f * (bgr[from + 1] & 0xff)
                + 0.299f * (bgr[from + 2] & 0xff);
      }
    }
    return new Grey(light, width, height);
  }
}
