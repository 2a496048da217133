package ir.takmil.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.web.Sentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people really send. Each spoilt file gets one clear answer, soon and in little memory. */
class SpoiltFilesTest {
  /** Worth a look; the goal is two seconds, and the door answers before a file is read. */
  private static final long LONG_NANOS = 1_000_000_000L;

  static Stream<Arguments> spoilt() {
    return Stream.concat(SpoiltText.all(), SpoiltBooks.all());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoilt")
  @Timeout(60) // for one that would be read for ever
  void isAnsweredSoonAndClearly(String what, byte[] file, String code) {
    long began = System.nanoTime();
    Taken taken = Taken.from(file);
    long took = System.nanoTime() - began;

    assertThat(taken.codes()).as(what).contains(code);
    if (took > LONG_NANOS) {
      System.out.printf("%s: answered after %d ms%n", what, took / 1_000_000);
    }
  }

  /** All of them, one after the other, in a process with room for a file and 64 MB. */
  @Test
  void isAnsweredInLittleMemory(@TempDir Path folder) throws IOException, InterruptedException {
    for (Arguments spoilt : spoilt().toList()) {
      Files.write(folder.resolve(spoilt.get()[0].toString()), (byte[]) spoilt.get()[1]);
    }
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx76m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SpoiltFilesTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(small.waitFor()).as(said).isZero();
    assertThat(said).contains("answered " + spoilt().count());
  }

  /** What the small process does. */
  public static void main(String[] arguments) throws IOException {
    int answered = 0;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        answered += Taken.from(Files.readAllBytes(file)).faults.isEmpty() ? 0 : 1;
      }
    }
    System.out.println("answered " + answered);
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultHasAPersianSentence(SheetFlaw fault) {
    assertThat(new Sentences().know(fault.code())).as(fault.code()).isTrue();
  }

  @Test
  void aFaultNamesTheRowAndTheColumnAsItWasTypedButNotTheValue() {
    String row = SpoiltText.SOUND;
    var taken =
        Taken.from(
            ("code,اسم,روز,آری\n\n" + row + "\n" + row.replace("1364/02/22", "1364/02/99"))
                .getBytes(StandardCharsets.UTF_8));

    assertThat(taken.faults).contains(new Fault(4, "روز", "day-wrong", false));
    var merged =
        Taken.from(
            new WrittenBook()
                .sheet(
                    WrittenBook.row(1, SpoiltText.HEADINGS)
                        + WrittenBook.row(2, SpoiltText.SOUND_ROW),
                    "<mergeCells><mergeCell ref='B2:C3'/></mergeCells>")
                .bytes());
    assertThat(merged.faults).containsExactly(Fault.at(2, "B2:C3", SheetFlaw.CELLS_MERGED));
  }

  @ParameterizedTest
  @CsvSource({
    "1403/12/30, 2025-03-20",
    "1403-12-30, 2025-03-20",
    "1403.1.1, 2024-03-20",
    "14031230, 2025-03-20",
    "2024-02-29, 2024-02-29",
    "20240229, 2024-02-29",
    "1402/12/30,",
    "2023-02-29,",
    "1403/13/01,",
    "03/12/30,",
    "1403/12-30,",
    "1403/12/30 10:00,",
    "1200/01/01,",
    "9999/01/01,"
  })
  void aDayIsReadInEitherCalendarOrNotAtAll(String typed, LocalDate day) {
    assertThat(Days.day(Cell.of(typed)).orElse(null)).isEqualTo(day);
  }
}
