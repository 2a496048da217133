package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.DocumentKind;
import java.util.List;

/** A picture as whoever sent it is told of it. */
public record PictureShown(
    String id,
    DocumentKind kind,
    int version,
    String sha256,
    int width,
    int height,
    long bytes,
    int pages,
    List<Warning> warnings) {

  public static PictureShown of(Attachment shown) {
    return new PictureShown(
        shown.id().value(),
        shown.kind(),
        shown.version(),
        shown.sha256(),
        shown.width(),
        shown.height(),
        shown.bytes(),
        shown.pages(),
        Warning.of(shown.warnings()));
  }
}
