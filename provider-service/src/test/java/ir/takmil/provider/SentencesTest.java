package ir.takmil.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.web.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final Pattern REFUSED =
      Pattern.compile("Refusal\\s*\\.[a-z]+\\(\\s*\"([a-z-]+)\"");

  @Test
  void everyRefusalHasItsSentence() throws IOException {
    var sentences = new Sentences();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      var codes =
          sources
              .filter(source -> source.toString().endsWith(".java"))
              .flatMap(source -> {
                try {
                  return REFUSED.matcher(Files.readString(source)).results();
                } catch (IOException unreadable) {
                  throw new java.io.UncheckedIOException(unreadable);
                }
              })
              .map(found -> found.group(1))
              .toList();
      assertThat(codes).isNotEmpty().allMatch(sentences::know);
    }
  }
}
