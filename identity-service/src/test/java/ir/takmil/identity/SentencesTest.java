package ir.takmil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.web.Sentences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final Pattern CODE =
      Pattern.compile(
          "(?:malformed|unprocessable|conflict|unknown|forbidden|unavailable|wait|Kind\\.[A-Z_]+,|List\\.of)\\s*\\(?\\s*\"([a-z]+(?:-[a-z]+)+)\"");

  @Test
  void every_code_that_is_refused_with_has_a_persian_sentence() throws IOException {
    var sentences = new Sentences();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      var codes =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> CODE.matcher(read(file)).results().map(found -> found.group(1)))
              .filter(code -> !code.equals("choose-account"))
              .distinct()
              .toList();
      assertThat(codes).hasSizeGreaterThan(15).allMatch(sentences::know);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
