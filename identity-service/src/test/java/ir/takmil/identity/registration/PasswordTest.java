package ir.takmil.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  private static final Username NAME = new Username("nasrin.rahyab");
  private static final Mobile MOBILE = new Mobile("09000001101");

  @ParameterizedTest
  @ValueSource(
      strings = {"باران روی شیشه می‌بارد", "correct horse battery", "kx8#Lq2!pz", "سیب‌سرخ‌وماه"})
  void length_is_enough_whatever_it_is_made_of(String password) {
    assertThatCode(() -> Password.check(password, password, NAME, MOBILE))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "kx8#Lq2!p, password-short",
    "سیب‌سرخ, password-short",
    "1234567890, password-common",
    "۱۲۳۴۵۶۷۸۹۰, password-common",
    "Password123, password-common",
    "abababababab, password-common",
    "Nasrin.Rahyab-1, password-about-you",
    "my9000001101!, password-about-you"
  })
  void what_is_guessed_first_is_refused(String password, String code) {
    assertThat(faultOf(password, password)).isEqualTo("/password " + code);
  }

  @Test
  void the_repeat_must_be_the_same() {
    assertThat(faultOf("correct horse battery", "correct horse batterz"))
        .isEqualTo("/passwordRepeat password-repeat-differs");
  }

  @Test
  void a_book_is_too_long() {
    assertThat(faultOf("abcd".repeat(33), "abcd".repeat(33))).isEqualTo("/password password-long");
  }

  private static String faultOf(String password, String repeat) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Password.check(password, repeat, NAME, MOBILE));
    assertThat(refusal.faults()).hasSize(1);
    return refusal.faults().getFirst().pointer() + " " + refusal.faults().getFirst().code();
  }
}
