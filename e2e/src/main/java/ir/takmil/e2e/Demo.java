package ir.takmil.e2e;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@code ./takmil demo}: plays the journey against the running suite and says how it ended. */
final class Demo {
  private Demo() {}

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    long started = System.nanoTime();
    try (var journey = new Journey(Suite.fromEnvironment(), new Narrator(out))) {
      var tell = new Narrator(out);
      journey
          .chapters()
          .forEach((title, chapter) -> {
            tell.chapter(title);
            chapter.run();
          });
      out.println();
      out.println(
          "Everything is as it should be ("
              + Duration.ofNanos(System.nanoTime() - started).toSeconds()
              + " s).");
    } catch (Difference | RuntimeException difference) {
      out.println();
      out.println(
          "NOT AS IT SHOULD BE: "
              + (difference instanceof Difference ? difference.getMessage() : difference));
      System.exit(1);
    }
  }
}
