package ir.takmil.policy.changing;

import ir.takmil.platform.value.Sheba;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Whose account a Sheba is, from {@code banks.properties}: so that a slip of the pen is seen. */
@Component
class Banks {
  private final Properties banks = new Properties();

  Banks() {
    try (Reader text =
        new InputStreamReader(
            new ClassPathResource("banks.properties").getInputStream(), StandardCharsets.UTF_8)) {
      banks.load(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @param mergedInto the bank that keeps its accounts now; the number still works, but the holder
   *     may want to look at it again
   */
  record Bank(String name, @Nullable String mergedInto) {}

  /**
   * Empty for a mobile, and for a bank that is not in the table: no reason to refuse its number.
   */
  Optional<Bank> behind(Wish wish) {
    return switch (wish) {
      case Wish.NewSheba it -> of(it.sheba());
      case Wish.NewMobile it -> Optional.empty();
    };
  }

  private Optional<Bank> of(Sheba sheba) {
    String[] known = banks.getProperty(sheba.value().substring(4, 7), "").split("\\|", 2);
    return known[0].isEmpty()
        ? Optional.empty()
        : Optional.of(new Bank(known[0], known.length == 2 ? known[1] : null));
  }
}
