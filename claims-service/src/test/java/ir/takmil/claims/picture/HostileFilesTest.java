package ir.takmil.claims.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import ir.takmil.claims.testing.Photographs;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Sentences;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Files that mean harm: each is refused with its own code, and a sentence for it. */
class HostileFilesTest {
  private final Darkroom darkroom = new Darkroom(96);
  private final Sentences sentences = new Sentences();

  @Test
  void everyHostileFileIsRefusedByItsName() {
    long slowest = 0;
    String slowestFile = "";
    for (var file : files().entrySet()) {
      String code = file.getKey().substring(0, file.getKey().indexOf(':'));
      byte[] bytes = file.getValue();
      long began = System.nanoTime();
      Refusal refusal =
          catchThrowableOfType(
              Refusal.class,
              () -> {
                darkroom.develop(new ByteArrayInputStream(bytes), -1);
                fail(file.getKey() + " was developed");
              });
      long took = (System.nanoTime() - began) / 1_000_000;
      if (took > slowest) {
        slowest = took;
        slowestFile = file.getKey();
      }
      assertThat(refusal.code()).as(file.getKey()).isEqualTo(code);
      assertThat(refusal.kind().status()).as(file.getKey()).isIn(413, 415, 422);
      assertThat(sentences.know(code)).as(code).isTrue();
    }
    System.out.printf(
        "FIGURE hostile files refused: %d, the slowest in %d ms (%s)%n",
        files().size(), slowest, slowestFile);
  }

  /** What a PDF shows is kept; that it was one is not. */
  @Test
  void thePagesOfAPdfBecomePictures() throws IOException {
    byte[] pdf = pdf("<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>", "", page("0 0 595 842"), text());
    try (Picture picture = darkroom.develop(new ByteArrayInputStream(pdf), pdf.length)) {
      assertThat(picture.pages()).hasSize(2);
      assertThat(Math.max(picture.width(), picture.height())).isBetween(1_990, 2_000);
      assertThat(picture.sha256()).isNotEqualTo(picture.pages().getFirst().sha256());
      assertThat(picture.pages().getFirst().thumbnail().length).isLessThan(60_000);
      byte[] drawn = picture.content().readAllBytes();
      assertThat(new String(drawn, StandardCharsets.ISO_8859_1)).doesNotContain("PDF");
    }
  }

  private static Map<String, byte[]> files() {
    byte[] jpeg = Photographs.jpeg(400, 300);
    byte[] png = Photographs.png(400, 300);
    byte[] whole = pdf(PAGES, "", page("0 0 595 842"), text());
    var files = new LinkedHashMap<String, byte[]>();
    files.put("picture-empty: nothing", new byte[0]);
    files.put("picture-kind-unknown: one byte", bytes("x"));
    files.put("picture-kind-unknown: svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    files.put(
        "picture-kind-unknown: svg with a script",
        bytes("<?xml version='1.0'?><svg onload='x()'/>"));
    files.put("picture-kind-unknown: gif", bytes("GIF89a and more than that, to be sure"));
    files.put("picture-kind-unknown: bmp", bytes("BM and more than that, to be quite sure"));
    files.put("picture-kind-unknown: tiff", bytes("II*\0 and more than that, to be quite sure"));
    files.put("picture-kind-unknown: zip", bytes("PK\3\4 and more than that, to be quite sure"));
    files.put("picture-kind-unknown: program", bytes("MZ and more than that, to be quite sure"));
    files.put("picture-kind-unknown: html before a PDF", concat(bytes("<html>"), whole));
    files.put("picture-kind-unknown: a name with ../", bytes("../../etc/passwd and a picture"));
    files.put(
        "picture-kind-unknown: png without its line end",
        bytes("\u0089PNG\n\n and more to be sure"));
    files.put("picture-kind-unknown: riff that is a wave", bytes("RIFF\0\0\0\0WAVEfmt and more"));
    files.put("picture-heic: a phone's", bytes("\0\0\0\u0018ftypheic and more of it"));
    files.put("picture-heic: avif", bytes("\0\0\0\u0018ftypavif and more of it"));
    files.put("picture-animated: webp", webp("VP8X", 0x02, 100));
    files.put("picture-too-large: 11 MB", concat(jpeg, new byte[11 * 1024 * 1024]));
    files.put("picture-too-large: PDF of 11 MB", concat(whole, new byte[11 * 1024 * 1024]));
    files.put("picture-damaged: jpeg cut at the half", Arrays.copyOf(jpeg, jpeg.length / 2));
    files.put("picture-damaged: jpeg of its head", Arrays.copyOf(jpeg, 30));
    files.put("picture-damaged: png cut at the half", Arrays.copyOf(png, png.length / 2));
    files.put("picture-damaged: png of its head", Arrays.copyOf(png, 30));
    files.put("picture-damaged: webp cut", webp("VP8 ", 0, 4_000_000));
    files.put("picture-damaged: webp of rubbish", webp("VP8L", 0, 20));
    files.put(
        "picture-damaged: jpeg that is a zip after its mark",
        concat(new byte[] {-1, -40, -1}, bytes("PK and so on and so on")));
    files.put("picture-damaged: jpeg of a thousand scans", scans(Photographs.jpeg(6_000, 6_000)));
    files.put("picture-too-many-pixels: png bomb", DarkroomTest.pngOfSize(60_000, 60_000));
    files.put("picture-too-many-pixels: png of one line", DarkroomTest.pngOfSize(2_000_000_000, 1));
    files.put("picture-too-many-pixels: jpeg bomb", resized(jpeg));
    files.put("picture-too-many-pixels: webp bomb", webpBomb());
    files.put("picture-damaged: pdf cut at the half", Arrays.copyOf(whole, whole.length / 2));
    files.put("picture-damaged: pdf of its head", bytes("%PDF-1.7 and more than that %%EOF"));
    files.put(
        "pdf-active: javascript",
        pdf(
            PAGES,
            "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
            page("0 0 595 842"),
            text()));
    files.put(
        "pdf-active: launches",
        pdf(PAGES, "/OpenAction<</S/Launch/F(cmd.exe)>>", page("0 0 595 842"), text()));
    files.put(
        "pdf-active: a file within",
        pdf(PAGES, "/Names<</EmbeddedFiles<</Names[]>>>>", page("0 0 595 842"), text()));
    files.put(
        "pdf-active: a form that is a program",
        pdf(PAGES, "/AcroForm<</XFA(x)>>", page("0 0 595 842"), text()));
    files.put(
        "pdf-too-many-pages: endless",
        pdf(
            "<</Type/Pages/Kids[" + "3 0 R ".repeat(5_000) + "]/Count 5000>>",
            "",
            page("0 0 595 842"),
            text()));
    files.put(
        "pdf-page-too-large: huge box", pdf(PAGES, "", page("0 0 99999999 99999999"), text()));
    files.put(
        "picture-damaged: no page",
        pdf("<</Type/Pages/Kids[]/Count 0>>", "", page("0 0 9 9"), text()));
    files.put("picture-damaged: flat page", pdf(PAGES, "", page("0 0 10000 0.001"), text()));
    files.put(
        "pdf-holds-too-much: bomb", pdf(PAGES, "", page("0 0 595 842"), deflated(100_000_000)));
    files.put(
        "pdf-holds-too-much: draws without end",
        pdf(PAGES, "", page("0 0 595 842"), stream("", bytes("0 0 m 1 1 l S ".repeat(200_000)))));
    return files;
  }

  private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";

  private static byte[] pdf(String pages, String more, String page, byte[] content) {
    return concat(
        bytes(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R"
                + more
                + ">>endobj\n2 0 obj"
                + pages
                + "endobj\n3 0 obj"
                + page
                + "endobj\n4 0 obj"),
        content,
        bytes("endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n"));
  }

  private static String page(String box) {
    return "<</Type/Page/Parent 2 0 R/MediaBox[" + box + "]/Contents 4 0 R>>";
  }

  private static byte[] text() {
    return stream("", bytes("10 10 m 500 700 l S"));
  }

  private static byte[] stream(String filter, byte[] data) {
    return concat(
        bytes("<<" + filter + "/Length " + data.length + ">>stream\n"),
        data,
        bytes("\nendstream "));
  }

  private static byte[] deflated(int length) {
    var deflater = new Deflater(9);
    var out = new ByteArrayOutputStream();
    byte[] piece = new byte[1_000_000];
    byte[] buffer = new byte[65_536];
    for (int done = 0; done < length; done += piece.length) {
      deflater.setInput(piece);
      while (!deflater.needsInput()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return stream("/Filter/FlateDecode", out.toByteArray());
  }

  private static byte[] webp(String chunk, int flags, int said) {
    ByteBuffer file = ByteBuffer.allocate(60).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    file.put(bytes("RIFF")).putInt(Math.min(said, said > 1_000 ? said : 52)).put(bytes("WEBP"));
    return file.put(bytes(chunk)).putInt(10).put((byte) flags).array();
  }

  /** Lossless, 16,383 pixels each way, and nothing of them. */
  private static byte[] webpBomb() {
    ByteBuffer file = ByteBuffer.allocate(60).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    file.put(bytes("RIFF")).putInt(52).put(bytes("WEBPVP8L")).putInt(40).put((byte) 0x2f);
    return file.putInt(16_382 | 16_382 << 14).array();
  }

  /** Its head says 65,500 pixels each way. */
  private static byte[] resized(byte[] jpeg) {
    byte[] large = jpeg.clone();
    for (int i = 2; i < large.length - 9; i++) {
      if ((large[i] & 0xff) == 0xff && (large[i + 1] & 0xff) == 0xc0) {
        ByteBuffer.wrap(large).putShort(i + 5, (short) 65_500).putShort(i + 7, (short) 65_500);
        return large;
      }
    }
    throw new AssertionError("no head");
  }

  private static byte[] scans(byte[] jpeg) {
    byte[] many = new byte[2_000];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = -1;
      many[i + 1] = (byte) 0xda;
    }
    return concat(jpeg, many);
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
