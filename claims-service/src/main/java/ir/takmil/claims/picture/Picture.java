package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Quality;
import ir.takmil.platform.Refusal;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A picture that was drawn anew, page by page: nothing of the file that was sent is in it but what
 * it showed. Its pages lie in temporary files until it is closed.
 */
public final class Picture implements AutoCloseable {
  private final List<Page> pages;
  private final String sent;

  /**
   * @param sent SHA-256 of the file that was sent, in hex
   */
  Picture(List<Page> pages, String sent) {
    this.pages = List.copyOf(pages);
    this.sent = sent;
  }

  List<Page> pages() {
    return pages;
  }

  String sent() {
    return sent;
  }

  /** The first page, a JPEG. */
  InputStream content() {
    return pages.getFirst().content();
  }

  /** Of all pages. */
  public long bytes() {
    return pages.stream().mapToLong(Page::bytes).sum();
  }

  /** In hex: of the file of the only page, or of the hashes of several, as bytes. */
  public String sha256() {
    if (pages.size() == 1) {
      return pages.getFirst().sha256();
    }
    var all = new Sha256();
    for (Page page : pages) {
      byte[] hash = HexFormat.of().parseHex(page.sha256());
      all.add(hash, hash.length);
    }
    return all.hex();
  }

  public int width() {
    return pages.getFirst().width();
  }

  public int height() {
    return pages.getFirst().height();
  }

  /** What is hard to read on any of the pages. */
  Set<Quality> warnings() {
    var warnings = EnumSet.noneOf(Quality.class);
    pages.forEach(page -> warnings.addAll(page.warnings()));
    return warnings;
  }

  public Attachment as(AttachmentId id, DocumentKind kind, int version, Instant at) {
    return new Attachment(
        id, kind, version, sha256(), width(), height(), bytes(), at, pages.size(), warnings());
  }

  @Override
  public void close() {
    pages.forEach(Page::close);
  }

  /** How much of a page is asked for: {@code ?size=full|thumbnail}. */
  public enum Size {
    FULL,
    THUMBNAIL;

    /**
     * @throws Refusal 400
     */
    public static Size of(String asked) {
      return switch (asked) {
        case "full" -> FULL;
        case "thumbnail" -> THUMBNAIL;
        default -> throw Refusal.malformed("parameter-wrong", "/size");
      };
    }
  }

  /** A stored page, to be read once and closed. */
  public record Stored(InputStream content, long bytes) {

    /** As an answer that is never shown in place, whatever a browser would make of it. */
    public ResponseEntity<InputStreamResource> asAttachment(Attachment shown, int page) {
      String name =
          shown.kind().name()
              + "-"
              + shown.version()
              + (shown.pages() == 1 ? "" : "-" + page)
              + ".jpg";
      return ResponseEntity.ok()
          .contentType(MediaType.IMAGE_JPEG)
          .contentLength(bytes)
          .header("X-Content-Type-Options", "nosniff")
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment().filename(name).build().toString())
          .cacheControl(CacheControl.noStore())
          .body(new InputStreamResource(content));
    }
  }
}
