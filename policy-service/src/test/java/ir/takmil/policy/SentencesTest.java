package ir.takmil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.web.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final Pattern REFUSED =
      Pattern.compile("Refusal\\s*\\.\\s*\\w+\\(\\s*\"([a-z-]+)\"");

  @Test
  void everyRefusalHasAPersianSentence() throws IOException {
    var sentences = new Sentences();
    Set<String> codes = codesInTheSource();
    codes.add("cover-given-twice"); // put together from the word in Terms
    codes.add("service-given-twice");
    codes.addAll(
        Set.of("changed-by-request-only", "sheba-or-mobile", "code-too-soon", "code-too-often"));

    assertThat(codes).hasSizeGreaterThan(20).allMatch(sentences::know);
  }

  private static Set<String> codesInTheSource() throws IOException {
    var codes = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        REFUSED
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .filter(code -> !code.startsWith("-"))
            .forEach(codes::add);
      }
    }
    return codes;
  }
}
