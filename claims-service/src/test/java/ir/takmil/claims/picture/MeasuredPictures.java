package ir.takmil.claims.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.testing.Photographs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a photograph of 12 megapixels costs, in a JVM of its own with 64 MB of heap, started as the
 * suite starts its services. Not a test by its name.
 */
class MeasuredPictures {
  private static final int ROUNDS = 20;

  @Test
  void aPhotographOfTwelveMegapixels(@TempDir Path folder) throws Exception {
    var photo = new BufferedImage(4032, 3024, BufferedImage.TYPE_3BYTE_BGR);
    var pen = photo.createGraphics();
    pen.drawImage(MadePapers.photographed(MadePapers.receipt(1, 7), 7), 0, 0, 4032, 3024, null);
    pen.dispose();
    var random = new Random(1);
    for (int i = 0; i < 3_000_000; i++) { // a camera's noise
      int x = random.nextInt(4032);
      int y = random.nextInt(3024);
      photo.setRGB(x, y, photo.getRGB(x, y) ^ 0x070707);
    }
    Path upright = folder.resolve("upright.jpg");
    Files.write(upright, Photographs.file(photo, "jpeg"));
    Path turned = folder.resolve("turned.jpg");
    Files.write(turned, DarkroomTest.held(Files.readAllBytes(upright), 6));
    for (Path file : List.of(upright, turned)) {
      Process small =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Djava.awt.headless=true",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "ir.takmil.claims.picture.MeasuredPictures$Small",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = String.join("\n", small.inputReader().lines().toList());
      System.out.println(said);
      assertThat(small.waitFor()).as(said).isZero();
    }
  }

  /** In the small JVM. */
  static final class Small {
    private Small() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      var darkroom = new Darkroom(96);
      var millis = new long[ROUNDS];
      var worked = new long[ROUNDS];
      var thread = ManagementFactory.getThreadMXBean();
      for (int round = -3; round < ROUNDS; round++) {
        long began = System.nanoTime();
        long beganToWork = thread.getCurrentThreadCpuTime();
        try (var sent = Files.newInputStream(file);
            Picture picture = darkroom.develop(sent, Files.size(file))) {
          if (Math.max(picture.width(), picture.height()) != Enlarger.LONGER_SIDE) {
            throw new IllegalStateException(picture.width() + " x " + picture.height());
          }
        }
        if (round >= 0) {
          millis[round] = (System.nanoTime() - began) / 1_000_000;
          worked[round] = (thread.getCurrentThreadCpuTime() - beganToWork) / 1_000_000;
        }
      }
      Arrays.sort(millis);
      Arrays.sort(worked);
      long peak =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .mapToLong(pool -> pool.getPeakUsage().getUsed())
              .sum();
      System.out.printf(
          "FIGURE picture of 12 megapixels, %s: p50 %d ms, max %d ms; of the processor p50 %d"
              + " ms, max %d ms; heap peak %d MB of 64%n",
          file.getFileName(),
          millis[ROUNDS / 2],
          millis[ROUNDS - 1],
          worked[ROUNDS / 2],
          worked[ROUNDS - 1],
          peak / 1_048_576);
    }
  }
}
