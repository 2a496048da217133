package ir.takmil.identity.registration;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.PersianText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a password must be, after NIST SP 800-63B: long rather than composed of anything, and not
 * one that is guessed first. Only Keycloak ever keeps one.
 */
final class Password {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;
  private static final int FEWEST_CHARACTERS = 4;
  private static final Set<String> COMMON = common();

  private Password() {}

  /**
   * @throws Refusal 422 with every fault, each with its sentence
   */
  static void check(String password, String repeat, Username username, Mobile mobile) {
    var faults = new ArrayList<Fault>();
    for (String code : faultsOf(password, username, mobile)) {
      faults.add(new Fault("/password", code));
    }
    if (!password.equals(repeat)) {
      faults.add(new Fault("/passwordRepeat", "password-repeat-differs"));
    }
    if (!faults.isEmpty()) {
      throw Refusal.unprocessable("password-refused", List.copyOf(faults));
    }
  }

  private static List<String> faultsOf(String password, Username username, Mobile mobile) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return List.of("password-short");
    }
    if (length > LONGEST) {
      return List.of("password-long");
    }
    String plain = PersianText.normalise(password).toLowerCase(Locale.ROOT);
    if (COMMON.contains(plain) || plain.codePoints().distinct().count() < FEWEST_CHARACTERS) {
      return List.of("password-common");
    }
    if (plain.contains(username.value()) || plain.contains(mobile.value().substring(3))) {
      return List.of("password-about-you");
    }
    return List.of();
  }

  private static Set<String> common() {
    try (InputStream list =
            Objects.requireNonNull(Password.class.getResourceAsStream("/common-passwords.txt"));
        var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
