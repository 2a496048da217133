package ir.takmil.claims.picture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

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
  public record Stored(InputStream content, long bytes) {}
}
