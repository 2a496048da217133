package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes in what calls itself a picture and draws it anew. Before anything is decoded, its size, its
 * first bytes and its dimensions are looked at; a file is spooled to disk, and the memory that all
 * decodings together may take is bounded, whatever is sent and however many send at once.
 */
@Component
public class Darkroom {
  static final long MOST_BYTES = 10L * 1024 * 1024;
  static final long MOST_PIXELS = 40_000_000;

  /**
   * What one decoded picture may take; a larger one is decoded at a half, a third … of its size.
   */
  private static final long MOST_DECODED_BYTES = 40_000_000;

  private static final float QUALITY = 0.85f;
  private static final int SECONDS_TO_WAIT = 20;
  private static final int MEGABYTE = 1_000_000;

  static {
    ImageIO.setUseCache(false);
  }

  private final Semaphore megabytes;
  private final int mostMegabytes;

  Darkroom(@Value("${takmil.pictures.megabytes-at-once:96}") int mostMegabytes) {
    this.mostMegabytes = mostMegabytes;
    this.megabytes = new Semaphore(mostMegabytes, true);
  }

  /**
   * @param announcedBytes from Content-Length; negative when unknown
   * @throws Refusal 413 too large, 415 another kind of file, 422 damaged or too many pixels, 503
   *     too many pictures at once
   */
  public Picture develop(InputStream sent, long announcedBytes) throws IOException {
    if (announcedBytes > MOST_BYTES) {
      throw tooLarge();
    }
    Path spool = Files.createTempFile("picture", null);
    try {
      Format format = spool(sent, spool);
      return decoded(spool, format);
    } finally {
      Files.deleteIfExists(spool);
    }
  }

  /** Reads no further than the first bytes when they are not a picture's. */
  private static Format spool(InputStream sent, Path spool) throws IOException {
    byte[] first = sent.readNBytes(Format.TELLING);
    Format format = Format.of(first);
    try (OutputStream out = Files.newOutputStream(spool)) {
      out.write(first);
      long bytes = first.length;
      byte[] buffer = new byte[8192];
      for (int read = sent.read(buffer); read >= 0; read = sent.read(buffer)) {
        bytes += read;
        if (bytes > MOST_BYTES) {
          throw tooLarge();
        }
        out.write(buffer, 0, read);
      }
    }
    return format;
  }

  private Picture decoded(Path file, Format format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.codec()).next();
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > MOST_PIXELS) {
        throw Refusal.unprocessable(
            "picture-too-many-pixels",
            Map.of("width", width, "height", height, "most", MOST_PIXELS / 1_000_000));
      }
      Orientation orientation = format == Format.JPEG ? Orientation.of(file) : Orientation.UPRIGHT;
      int every = shrinkage((long) width * height * bytesPerPixel(reader));
      long pixels = Math.ceilDiv((long) width, every) * Math.ceilDiv((long) height, every);
      // The decoded picture, the one that is drawn from it, and the written file.
      long needed = pixels * bytesPerPixel(reader) + pixels * 3 + pixels;
      int cost = (int) Math.min(mostMegabytes, needed / MEGABYTE + 1);
      return within(cost, () -> drawnAnew(reader, every, orientation));
    } catch (IOException | RuntimeException failure) {
      throw failure instanceof Refusal refusal ? refusal : Refusal.unprocessable("picture-damaged");
    } finally {
      reader.dispose();
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

  private Picture within(int cost, Drawing drawing) throws IOException {
    boolean free = false;
    try {
      free = megabytes.tryAcquire(cost, SECONDS_TO_WAIT, TimeUnit.SECONDS);
      if (!free) {
        throw Refusal.unavailable("picture-queue-full");
      }
      return drawing.draw();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("picture-queue-full");
    } finally {
      if (free) {
        megabytes.release(cost);
      }
    }
  }

  private interface Drawing {
    Picture draw() throws IOException;
  }

  private static Picture drawnAnew(ImageReader reader, int every, Orientation orientation)
      throws IOException {
    var cutShort = new boolean[1];
    reader.addIIOReadWarningListener((source, warning) ->
        cutShort[0] |= warning.contains("Truncated") || warning.contains("remature end"));
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(every, every, 0, 0);
    BufferedImage decoded = reader.read(0, parameters);
    if (cutShort[0]) {
      throw Refusal.unprocessable("picture-damaged");
    }
    BufferedImage drawn = upright(decoded, orientation);
    byte[] jpeg = written(drawn);
    return new Picture(jpeg, sha256(jpeg), drawn.getWidth(), drawn.getHeight());
  }

  /** Turned the right way up, on white where the picture is transparent. */
  private static BufferedImage upright(BufferedImage decoded, Orientation orientation) {
    if (orientation.isUpright() && decoded.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return decoded;
    }
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    boolean swapped = orientation.swapsSides();
    var drawn =
        new BufferedImage(
            swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = drawn.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
      pen.drawImage(decoded, orientation.turning(width, height), null);
    } finally {
      pen.dispose();
    }
    return drawn;
  }

  private static byte[] written(BufferedImage drawn) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream(256 * 1024);
    try (var output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      @Nullable IIOImage image = new IIOImage(drawn, null, null);
      writer.write(null, image, parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static Refusal tooLarge() {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        "picture-too-large",
        Map.of("most", MOST_BYTES / 1024 / 1024),
        List.of());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
