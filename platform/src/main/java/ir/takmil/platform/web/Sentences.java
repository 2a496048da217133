package ir.takmil.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The Persian sentence for each refusal's code, from every {@code problems.properties} on the class
 * path.
 */
public final class Sentences {
  private final Properties sentences = new Properties();

  public Sentences() {
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:problems.properties")) {
        try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          sentences.load(text);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public boolean know(String code) {
    return sentences.containsKey(code);
  }

  /** The sentence with {@code {name}} replaced by the fact of that name. */
  public String of(String code, Map<String, ?> facts) {
    String sentence = sentences.getProperty(code, sentences.getProperty("unexpected", code));
    for (var fact : facts.entrySet()) {
      sentence = sentence.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
    }
    return sentence;
  }
}
