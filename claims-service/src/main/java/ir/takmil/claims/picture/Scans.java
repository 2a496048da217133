package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;

/**
 * How often a JPEG goes over the whole picture. A progressive one does so some ten times; a file of
 * a few kilobytes can ask for thousands, each of which costs as much time as the picture is large.
 */
final class Scans {
  private static final int START_OF_SCAN = 0xda;
  private static final long MOST_PIXELS_READ = 16 * Photograph.MOST_PIXELS;

  private Scans() {}

  /**
   * Also counts what lies in thumbnails, which does no harm.
   *
   * @throws Refusal 422 when they are too many for a picture of that size
   */
  static int in(InputStream jpeg, long pixels) throws IOException {
    int scans = 0;
    int before = 0;
    byte[] buffer = new byte[65_536];
    for (int read = jpeg.read(buffer); read >= 0; read = jpeg.read(buffer)) {
      for (int i = 0; i < read; i++) {
        int now = buffer[i] & 0xff;
        if (before == 0xff && now == START_OF_SCAN) {
          scans++;
        }
        before = now;
      }
    }
    if (scans * pixels > MOST_PIXELS_READ) {
      throw Refusal.unprocessable("picture-damaged");
    }
    return scans;
  }
}
