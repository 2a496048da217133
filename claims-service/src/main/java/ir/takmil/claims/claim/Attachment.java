package ir.takmil.claims.claim;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * A picture of one document, kept apart under its id; a repair adds a version, old ones stay.
 *
 * @param version from 1, counted within its kind
 * @param sha256 in hex: of the stored JPEG; when there are several pages, of their hashes (as
 *     bytes, in the order of the pages), so that it names every one of them
 * @param width of the first page, in pixels
 * @param height of the first page, in pixels
 * @param bytes of all pages
 * @param pages 1 for a photograph
 * @param warnings what makes it, or one of its pages, hard to read
 */
public record Attachment(
    AttachmentId id,
    DocumentKind kind,
    int version,
    String sha256,
    int width,
    int height,
    long bytes,
    Instant at,
    int pages,
    Set<Quality> warnings) {

  public Attachment {
    warnings = Set.copyOf(warnings);
  }

  /** As it was written; what was kept before there were pages and warnings has one and none. */
  @PersistenceCreator
  static Attachment read(
      AttachmentId id,
      DocumentKind kind,
      int version,
      String sha256,
      int width,
      int height,
      long bytes,
      Instant at,
      @Nullable Integer pages,
      @Nullable Set<Quality> warnings) {
    return new Attachment(
        id,
        kind,
        version,
        sha256,
        width,
        height,
        bytes,
        at,
        pages == null ? 1 : pages,
        warnings == null ? Set.of() : warnings);
  }

  public Attachment withVersion(int version) {
    return new Attachment(id, kind, version, sha256, width, height, bytes, at, pages, warnings);
  }
}
