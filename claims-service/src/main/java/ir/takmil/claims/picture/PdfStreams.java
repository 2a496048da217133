package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How much the streams of a PDF hold, told from its bytes and before anything interprets them: each
 * is inflated as it is found, whatever the file says of it, and thrown away as it comes out.
 */
final class PdfStreams {
  /** A page of 12 million pixels, three bytes each. */
  private static final long LARGEST = 40_000_000;

  private static final long LARGEST_TOGETHER = 160_000_000;
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final int LAST_WITHIN = 2_048;

  private PdfStreams() {}

  /**
   * @return bytes of the largest stream
   * @throws Refusal 422 when it is cut short, or holds more than paper can show
   */
  static long measured(Path file) throws IOException {
    byte[] pdf = Files.readAllBytes(file);
    if (find(LAST, pdf, Math.max(0, pdf.length - LAST_WITHIN)) < 0) {
      throw PdfPages.damaged();
    }
    long largest = 0;
    long together = 0;
    for (int at = find(STREAM, pdf, 0); at >= 0; at = find(STREAM, pdf, at)) {
      at += STREAM.length;
      int from = afterLineEnd(pdf, at);
      if (from < 0) {
        continue; // the word within endstream, or in a text
      }
      long held = inflated(pdf, from, pdf.length - from, LARGEST);
      largest = Math.max(largest, held);
      together += held;
      if (together > LARGEST_TOGETHER) {
        throw Refusal.unprocessable("pdf-holds-too-much");
      }
      int end = find(END, pdf, from);
      at = end < 0 ? pdf.length : end + END.length;
    }
    return largest;
  }

  private static int afterLineEnd(byte[] pdf, int at) {
    int from = at;
    while (from < pdf.length && pdf[from] == ' ') {
      from++;
    }
    if (from < pdf.length && pdf[from] == '\r') {
      from++;
    }
    if (from < pdf.length && pdf[from] == '\n') {
      from++;
    }
    return from == at ? -1 : from;
  }

  /**
   * How many bytes come out, none where it is not deflated; deflated once more, they count too.
   *
   * @throws Refusal 422 when it is more than allowed
   */
  static long inflated(byte[] bytes, int from, int length, long most) {
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes, from, length);
      var within = new Inflater();
      try {
        return counted(inflater, within, most);
      } finally {
        within.end();
      }
    } finally {
      inflater.end();
    }
  }

  private static long counted(Inflater inflater, Inflater within, long most) {
    byte[] piece = new byte[65_536];
    long out = 0;
    boolean twice = true;
    long outTwice = 0;
    try {
      while (!inflater.finished()) {
        int came = inflater.inflate(piece);
        if (came == 0) {
          break;
        }
        out += came;
        if (twice) {
          within.setInput(piece, 0, came);
          long more = drained(within, most);
          twice = more >= 0;
          outTwice += Math.max(0, more);
        }
        if (out > most || outTwice > most) {
          throw Refusal.unprocessable("pdf-holds-too-much");
        }
      }
    } catch (DataFormatException notDeflated) {
      return Math.max(out, outTwice); // its decoder gets no further either
    }
    return Math.max(out, outTwice);
  }

  /** Negative when it is not deflated. */
  private static long drained(Inflater inflater, long most) {
    byte[] piece = new byte[65_536];
    long out = 0;
    try {
      while (out <= most) {
        int came = inflater.inflate(piece);
        if (came == 0) {
          return inflater.finished() ? -1 : out;
        }
        out += came;
      }
      return out;
    } catch (DataFormatException notDeflated) {
      return -1;
    }
  }

  private static int find(byte[] what, byte[] in, int from) {
    for (int at = from; at <= in.length - what.length; at++) {
      if (in[at] == what[0] && matches(what, in, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] what, byte[] in, int at) {
    for (int i = 1; i < what.length; i++) {
      if (in[at + i] != what[i]) {
        return false;
      }
    }
    return true;
  }
}
