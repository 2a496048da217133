package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Attachment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A picture that was drawn anew: nothing of the file that was sent is in it but what it showed. */
public final class Picture {
  private final byte[] jpeg;
  private final String sha256;
  private final int width;
  private final int height;

  Picture(byte[] jpeg, String sha256, int width, int height) {
    this.jpeg = jpeg;
    this.sha256 = sha256;
    this.width = width;
    this.height = height;
  }

  /** The whole file, a JPEG. */
  InputStream content() {
    return new ByteArrayInputStream(jpeg);
  }

  public long bytes() {
    return jpeg.length;
  }

  /** Of the whole file, in hex. */
  public String sha256() {
    return sha256;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** A stored picture, to be read once and closed. */
  public record Stored(InputStream content, long bytes) {

    /** As an answer that is never shown in place, whatever a browser would make of it. */
    public ResponseEntity<InputStreamResource> asAttachment(Attachment shown) {
      String name = shown.kind().name() + "-" + shown.version() + ".jpg";
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
