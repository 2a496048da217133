package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/**
 * A file that shows one picture: JPEG, PNG or WebP. A JPEG, which is what cameras write, is drawn
 * at most {@value Enlarger#LONGER_SIDE} pixels long.
 */
record Photograph(Path file, Format format) {
  static final long MOST_PIXELS = 40_000_000;

  /** This decoder needs a fifth of a second for a million pixels. */
  private static final long MOST_WEBP_PIXELS = 16_000_000;

  /** What looking at a page of a thousand pixels takes, in bytes. */
  private static final long LOOKED_AT = 16_000_000;

  /**
   * What one decoded picture that is no JPEG may take; a larger one is decoded at a half, a third …
   * of its size.
   */
  private static final long MOST_DECODED_BYTES = 40_000_000;

  Page developed(Memory memory) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      long most = format == Format.WEBP ? MOST_WEBP_PIXELS : MOST_PIXELS;
      if ((long) width * height > most) {
        throw tooManyPixels(width, height, most);
      }
      return format == Format.JPEG
          ? jpeg(reader, width, height, memory)
          : whole(reader, width, height, memory);
    } catch (IOException | RuntimeException failure) {
      throw failure instanceof Refusal refusal ? refusal : Refusal.unprocessable("picture-damaged");
    } finally {
      reader.dispose();
    }
  }

  private Page jpeg(ImageReader reader, int width, int height, Memory memory) throws IOException {
    int scans;
    try (InputStream jpeg = Files.newInputStream(file)) {
      scans = Scans.in(jpeg, (long) width * height);
    }
    long kept = Math.min((long) width * height, (long) Enlarger.LONGER_SIDE * Enlarger.LONGER_SIDE);
    // What is drawn and what is looked at. One of many scans is kept whole by its decoder, two
    // bytes for each of three colours.
    long needed = kept * 3 + LOOKED_AT + (scans > 4 ? 6L * width * height : 0);
    try (Memory.Part _ = memory.take(needed)) {
      var enlarger = new Enlarger(width, height, Orientation.of(file));
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setDestination(enlarger.image());
      decode(reader, parameters);
      return Page.of(enlarger.sheet());
    }
  }

  private Page whole(ImageReader reader, int width, int height, Memory memory) throws IOException {
    if (format == Format.WEBP) {
      refuseIfTruncated();
    }
    int bytesPerPixel = bytesPerPixel(reader);
    int every = shrinkage((long) width * height * bytesPerPixel);
    long pixels = Math.ceilDiv((long) width, every) * Math.ceilDiv((long) height, every);
    // The decoded picture and the one that is drawn from it, and what is looked at.
    try (Memory.Part _ = memory.take(pixels * (bytesPerPixel + 4))) {
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setSourceSubsampling(every, every, 0, 0);
      return Page.of(Sheet.of(decode(reader, parameters)));
    }
  }

  private static BufferedImage decode(ImageReader reader, ImageReadParam parameters)
      throws IOException {
    var cutShort = new boolean[1];
    reader.addIIOReadWarningListener((source, warning) ->
        cutShort[0] |= warning.contains("Truncated") || warning.contains("remature end"));
    BufferedImage decoded = reader.read(0, parameters);
    if (cutShort[0]) {
      throw Refusal.unprocessable("picture-damaged");
    }
    return decoded;
  }

  /** A WebP says at its beginning how long it is; its decoder goes on without the rest. */
  private void refuseIfTruncated() throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(4);
      long said = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt())) + 8;
      if (said > bytes.length()) {
        throw Refusal.unprocessable("picture-damaged");
      }
    }
  }

  private static int bytesPerPixel(ImageReader reader) throws IOException {
    ImageTypeSpecifier raw = reader.getRawImageType(0);
    return raw == null ? 4 : Math.max(1, raw.getColorModel().getPixelSize() / 8);
  }

  private static int shrinkage(long decodedBytes) {
    int every = 1;
    while (decodedBytes / ((long) every * every) > MOST_DECODED_BYTES) {
      every++;
    }
    return every;
  }

  static Refusal tooManyPixels(int width, int height, long most) {
    return Refusal.unprocessable(
        "picture-too-many-pixels",
        Map.of("width", width, "height", height, "most", most / 1_000_000));
  }
}
