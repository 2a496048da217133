package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
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

  static {
    ImageIO.setUseCache(false);
  }

  private final Memory memory;

  Darkroom(@Value("${takmil.pictures.megabytes-at-once:96}") int mostMegabytes) {
    this.memory = new Memory(mostMegabytes);
  }

  /**
   * @param announcedBytes from Content-Length; negative when unknown
   * @return to be closed once it is kept
   * @throws Refusal 413 too large, 415 another kind of file, 422 damaged, too many pixels or pages,
   *     a PDF that is locked or more than paper, 503 too many pictures at once
   */
  public Picture develop(InputStream sent, long announcedBytes) throws IOException {
    if (announcedBytes > MOST_BYTES) {
      throw tooLarge();
    }
    Path spool = Files.createTempFile("picture", null);
    try {
      var hash = new Sha256();
      Format format = spool(sent, spool, hash);
      List<Page> pages =
          switch (format) {
            case JPEG, PNG, WEBP -> List.of(new Photograph(spool, format).developed(memory));
            case PDF -> new PdfPages(spool).developed(memory);
          };
      return new Picture(pages, hash.hex());
    } finally {
      Files.deleteIfExists(spool);
    }
  }

  /** Reads no further than the first bytes when they are not a picture's. */
  private static Format spool(InputStream sent, Path spool, Sha256 hash) throws IOException {
    byte[] first = sent.readNBytes(Format.TELLING);
    Format format = Format.of(first);
    try (OutputStream out = Files.newOutputStream(spool)) {
      out.write(first);
      hash.add(first, first.length);
      long bytes = first.length;
      byte[] buffer = new byte[8192];
      for (int read = sent.read(buffer); read >= 0; read = sent.read(buffer)) {
        bytes += read;
        if (bytes > MOST_BYTES) {
          throw tooLarge();
        }
        out.write(buffer, 0, read);
        hash.add(buffer, read);
      }
    }
    return format;
  }

  static Refusal tooLarge() {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        "picture-too-large",
        Map.of("most", MOST_BYTES / 1024 / 1024),
        List.of());
  }
}
