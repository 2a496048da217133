package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Quality;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** What makes a picture hard to read, with its sentence in Persian. */
public record Warning(Quality code, String sentence) {
  private static final Properties WORDS = words();

  public static List<Warning> of(Set<Quality> warnings) {
    return warnings.stream()
        .sorted()
        .map(code -> new Warning(code, WORDS.getProperty("quality." + code, code.name())))
        .toList();
  }

  private static Properties words() {
    var words = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Warning.class.getResourceAsStream("/codes.properties"))) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }
}
