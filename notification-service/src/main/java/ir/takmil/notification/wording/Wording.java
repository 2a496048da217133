package ir.takmil.notification.wording;

import ir.takmil.notification.message.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The texts of {@code texts.properties}, filled with facts. */
@Component
public class Wording {
  private final Properties texts = new Properties();

  public Wording() {
    try (InputStream file =
        Objects.requireNonNull(Wording.class.getResourceAsStream("/texts.properties"))) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Texts of(String key, Map<String, String> facts) {
    return new Texts(
        filled(key + ".title", facts), filled(key + ".body", facts), filled(key + ".sms", facts));
  }

  public String oneTimeCode(String code) {
    return filled("one-time-code.sms", Map.of("code", code));
  }

  /** The centre's name goes in last: nothing in it is filled. */
  public String consentCode(String code, String centre) {
    return filled("centre-consent.sms", Map.of("code", code)).replace("{centre}", centre);
  }

  /** The words of a reason; for a code without words, that the app tells it. */
  public String reason(String code) {
    String words = texts.getProperty("reason." + code);
    return words == null ? text("reason.other") : words;
  }

  private String filled(String key, Map<String, String> facts) {
    String text = text(key);
    for (var fact : facts.entrySet()) {
      text = text.replace("{" + fact.getKey() + "}", fact.getValue());
    }
    return text;
  }

  private String text(String key) {
    return Objects.requireNonNull(texts.getProperty(key), () -> "no text " + key);
  }
}
