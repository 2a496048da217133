package ir.takmil.claims;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.web.Sentences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the source refuses with has a sentence. */
class WordsForEveryCodeTest {
  /** A code is the only kind of literal in lower case with a hyphen that stands in these places. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:Refusal\\.(?:malformed|forbidden|unknown|conflict|unprocessable|unavailable)\\(\\s*"
              + "|new ClaimConflict\\(\\s*"
              + "|new Refusal\\(\\s*(?:Refusal\\.)?Kind\\.[A-Z_]+,\\s*"
              + "|new Fault\\([^;\"]*(?:\"[^\"]*\"[^;\"]*)?,\\s*"
              + "|fault\\(pointer,\\s*"
              + "|(?:return|throw) )\"([a-z]+(?:-[a-z0-9]+)+)\"");

  @Test
  void everyRefusalIsSaidInPersian() throws IOException {
    var sentences = new Sentences();
    var codes = new TreeSet<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources.filter(Files::isRegularFile).forEach(source -> addCodes(source, codes));
    }
    assertThat(codes)
        .contains("expense-outside-contract", "picture-heic", "illegal-move", "deadline-passed")
        .allSatisfy(code -> assertThat(sentences.know(code)).as(code).isTrue());
  }

  private static void addCodes(Path source, TreeSet<String> codes) {
    try {
      CODE.matcher(Files.readString(source)).results().forEach(found -> codes.add(found.group(1)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
