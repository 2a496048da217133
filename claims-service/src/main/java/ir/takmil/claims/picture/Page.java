package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Quality;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One page as it was drawn anew. Its file lies in the folder for temporary files until it is
 * closed, so that what waits to be stored takes no memory.
 *
 * @param sha256 of the file, in hex
 * @param bytes of the file
 * @param thumbnail a JPEG, at most 320 pixels long
 */
@SuppressWarnings("ArrayRecordComponent") // made and kept once, never compared
record Page(
    Path file,
    String sha256,
    int width,
    int height,
    long bytes,
    byte[] thumbnail,
    Likeness likeness,
    Set<Quality> warnings)
    implements AutoCloseable {
  private static final int SEEN = 1_000;
  private static final int THUMBNAIL = 320;
  private static final float QUALITY = 0.85f;

  /** Written, hashed and looked at. */
  static Page of(Sheet sheet) throws IOException {
    Path file = Files.createTempFile("page", ".jpg");
    try {
      try (var out = ImageIO.createImageOutputStream(file.toFile())) {
        write(sheet, out);
      }
      Sheet seen = sheet.reduced(SEEN);
      Grey grey = seen.grey();
      return new Page(
          file,
          sha256(file),
          sheet.width(),
          sheet.height(),
          Files.size(file),
          thumbnail(seen),
          Likeness.of(grey),
          QualityCheck.of(grey, Math.max(sheet.width(), sheet.height())));
    } catch (IOException | RuntimeException | Error failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  InputStream content() {
    try {
      return Files.newInputStream(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }

  private static byte[] thumbnail(Sheet seen) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      write(seen.reduced(THUMBNAIL), out);
    }
    return bytes.toByteArray();
  }

  private static void write(Sheet sheet, ImageOutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      @Nullable IIOImage image = new IIOImage(sheet.image(), null, null);
      writer.write(null, image, parameters);
    } finally {
      writer.dispose();
    }
  }

  private static String sha256(Path file) throws IOException {
    var hash = new Sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[16_384];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.add(buffer, read);
      }
    }
    return hash.hex();
  }
}
