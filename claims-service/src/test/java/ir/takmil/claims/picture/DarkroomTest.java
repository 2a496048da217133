package ir.takmil.claims.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.takmil.claims.testing.Photographs;
import ir.takmil.platform.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DarkroomTest {
  private final Darkroom darkroom = new Darkroom(96);

  private Picture develop(byte[] file) throws IOException {
    return darkroom.develop(new ByteArrayInputStream(file), file.length);
  }

  private Refusal refused(byte[] file) {
    return catchThrowableOfType(Refusal.class, () -> develop(file));
  }

  private static BufferedImage read(Picture picture) throws IOException {
    return ImageIO.read(picture.content());
  }

  @Test
  void aPngComesOutAsAJpegOfTheSameSize() throws IOException {
    Picture picture = develop(Photographs.png(300, 200));
    assertThat(picture.width()).isEqualTo(300);
    assertThat(picture.height()).isEqualTo(200);
    assertThat(read(picture).getWidth()).isEqualTo(300);
    assertThat(picture.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void theSameFileGivesTheSameHash() throws IOException {
    byte[] file = Photographs.jpeg(300, 200);
    assertThat(develop(file).sha256()).isEqualTo(develop(file).sha256());
  }

  @Test
  void whatIsTransparentBecomesWhite() throws IOException {
    var clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
    assertThat(read(develop(Photographs.file(clear, "png"))).getRGB(10, 10) & 0xffffff)
        .isEqualTo(0xffffff);
  }

  @Test
  void nothingOfTheFileSurvivesButWhatItShows() throws IOException {
    byte[] secret = "GPS 35.7 51.4 <script>".getBytes(StandardCharsets.UTF_8);
    byte[] withExif = withBlock(Photographs.jpeg(64, 64), exif(1, secret));
    byte[] withTail = concat(withExif, secret);

    String drawn =
        new String(develop(withTail).content().readAllBytes(), StandardCharsets.ISO_8859_1);

    assertThat(drawn).doesNotContain("GPS").doesNotContain("script").doesNotContain("Exif");
  }

  /** The corner that is dark in the stored pixels, and where it must be once it is turned. */
  @ParameterizedTest
  @CsvSource({
    "1, 80, 60, left, top",
    "2, 80, 60, right, top",
    "3, 80, 60, right, bottom",
    "4, 80, 60, left, bottom",
    "5, 60, 80, left, top",
    "6, 60, 80, right, top",
    "7, 60, 80, right, bottom",
    "8, 60, 80, left, bottom"
  })
  void aPhotographIsTurnedTheRightWayUp(
      int orientation, int width, int height, String side, String end) throws IOException {
    Picture picture = develop(withBlock(Photographs.jpeg(80, 60), exif(orientation, new byte[0])));
    assertThat(List.of(picture.width(), picture.height())).containsExactly(width, height);
    BufferedImage drawn = read(picture);
    int x = side.equals("left") ? 5 : width - 5;
    int y = end.equals("top") ? 5 : height - 5;
    assertThat(drawn.getRGB(x, y) & 0xff).isLessThan(60);
    assertThat(drawn.getRGB(width - x, height - y) & 0xff).isGreaterThan(200);
  }

  @Test
  void aLargePhotographIsMadeSmallerNotRefused() throws IOException {
    Picture picture = develop(Photographs.jpeg(7000, 5000));
    assertThat(List.of(picture.width(), picture.height())).containsExactly(3000, 2143);
  }

  @Test
  void aPhotographThatIsMadeSmallerIsTheMeanOfWhatWasThere() throws IOException {
    var lines = new BufferedImage(6000, 60, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 6000; x += 2) {
      for (int y = 0; y < 60; y++) {
        lines.setRGB(x, y, 0xffffff);
      }
    }
    BufferedImage drawn = read(develop(Photographs.file(lines, "jpeg")));
    assertThat(drawn.getRGB(1500, 15) & 0xff).isBetween(110, 145);
  }

  @Test
  void aBombIsRefusedBeforeItIsDecoded() {
    byte[] bomb = pngOfSize(60_000, 60_000);
    assertThat(bomb).hasSizeLessThan(200);
    Refusal refusal = refused(bomb);
    assertThat(refusal.code()).isEqualTo("picture-too-many-pixels");
    assertThat(refusal.facts()).containsEntry("width", 60_000);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWhateverItSaysOfItself() {
    byte[] large = concat(Photographs.jpeg(64, 64), new byte[(int) Darkroom.MOST_BYTES]);
    assertThat(refused(large).kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
    Refusal unannounced =
        catchThrowableOfType(
            Refusal.class, () -> darkroom.develop(new ByteArrayInputStream(large), -1));
    assertThat(unannounced.code()).isEqualTo("picture-too-large");
  }

  @Test
  void aTruncatedPhotographIsDamaged() {
    byte[] whole = Photographs.file(noise(400, 300), "jpeg");
    assertThat(refused(Arrays.copyOf(whole, whole.length / 2)).code()).isEqualTo("picture-damaged");
    byte[] png = Photographs.file(noise(400, 300), "png");
    assertThat(refused(Arrays.copyOf(png, png.length / 2)).code()).isEqualTo("picture-damaged");
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> othersKinds() {
    return Stream.of(
        arguments("picture-empty", ""),
        arguments("picture-kind-unknown", " %PDF-1.7 and more"),
        arguments("picture-heic", "\0\0\0\u0018ftypheic and more"),
        arguments("picture-kind-unknown", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        arguments("picture-kind-unknown", "GIF89a and more than that"),
        arguments("picture-kind-unknown", "BM and more than that"),
        arguments("picture-kind-unknown", "PK\u0003\u0004 and more"),
        arguments("picture-kind-unknown", "x"));
  }

  private static org.junit.jupiter.params.provider.Arguments arguments(String code, String file) {
    return org.junit.jupiter.params.provider.Arguments.of(code, file);
  }

  @ParameterizedTest
  @MethodSource("othersKinds")
  void otherKindsOfFilesAreRefusedByTheirFirstBytes(String code, String file) {
    Refusal refusal = refused(file.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.kind().status()).isEqualTo(415);
  }

  @Test
  void whateverIsSentItIsAPictureOrARefusal() throws IOException {
    byte[] jpeg = withBlock(Photographs.jpeg(64, 64), exif(6, new byte[40]));
    byte[] png = Photographs.png(64, 64);
    var random = new Random(7);
    for (int i = 0; i < 400; i++) {
      byte[] broken = (i % 2 == 0 ? jpeg : png).clone();
      for (int hits = 0; hits < 1 + i % 9; hits++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(develop(broken).bytes()).isPositive();
      } catch (Refusal expected) {
        assertThat(expected.kind().status()).isBetween(413, 422);
      }
    }
  }

  @Test
  void theMemoryOfAllDecodingsIsBounded() throws IOException {
    var narrow = new Darkroom(1);
    byte[] file = Photographs.jpeg(2000, 1500);
    assertThat(narrow.develop(new ByteArrayInputStream(file), file.length).width())
        .as("one alone may take all there is")
        .isEqualTo(2000);
  }

  private static BufferedImage noise(int width, int height) {
    var noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(3);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    return noise;
  }

  /** As a camera writes that was held that way. */
  static byte[] held(byte[] jpeg, int orientation) {
    return withBlock(jpeg, exif(orientation, new byte[0]));
  }

  private static byte[] exif(int orientation, byte[] more) {
    ByteBuffer block = ByteBuffer.allocate(32 + more.length);
    block.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    block.put(HexFormat.of().parseHex("4d4d002a00000008"));
    block.putShort((short) 1);
    block.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    block.putShort((short) orientation).putShort((short) 0).putInt(0);
    block.put(more, 0, more.length);
    return block.array();
  }

  private static byte[] withBlock(byte[] jpeg, byte[] block) {
    ByteBuffer app1 = ByteBuffer.allocate(4 + block.length);
    app1.putShort((short) 0xffe1).putShort((short) (block.length + 2)).put(block);
    return concat(Arrays.copyOf(jpeg, 2), app1.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  static byte[] pngOfSize(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    return concat(
        HexFormat.of().parseHex("89504e470d0a1a0a"),
        chunk("IHDR", header.array()),
        chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = concat(type.getBytes(StandardCharsets.US_ASCII), data);
    var crc = new CRC32();
    crc.update(named);
    return concat(
        ByteBuffer.allocate(4).putInt(data.length).array(),
        named,
        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
