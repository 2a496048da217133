package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** What codes and statuses mean, in plain Persian, from {@code codes.properties}. */
@Component
class Words {
  private final Properties words = new Properties();

  Words() {
    try (InputStream file =
        Objects.requireNonNull(Words.class.getResourceAsStream("/codes.properties"))) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a K, R or X code means to the insured. */
  String sentence(String code) {
    return words.getProperty(code + ".sentence", words.getProperty(code, code));
  }

  String howToAvoid(String code) {
    return words.getProperty(code + ".avoid", "");
  }

  /** What happened when this status began. */
  String happened(Status status) {
    return words.getProperty("status." + status, status.name());
  }

  /** Who has the case now. */
  String holder(Status status) {
    return words.getProperty("status." + status + ".holder", "");
  }

  /** What happens next. */
  String next(Status status) {
    return words.getProperty("status." + status + ".next", "");
  }

  boolean know(String key) {
    return words.containsKey(key);
  }
}
