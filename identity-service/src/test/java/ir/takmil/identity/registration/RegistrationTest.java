package ir.takmil.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.identity.account.PersonId;
import ir.takmil.identity.registration.Registration.Stage;
import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  private static final Username NAME = new Username("nasrin.r");

  private static Registration begun() {
    return Registration.begin(new RegistrationId("r"), new PersonId("p"), "mark", START);
  }

  private static Registration chosen() {
    return begun().choosing(NAME, START).choose(NAME, "login", "sealed", "number", START);
  }

  private static Registration sent() {
    return chosen().send("right", START);
  }

  @Test
  void the_right_code_verifies() {
    var verified = sent().attempt("right", START.plusSeconds(119));
    assertThat(verified.stage())
        .isEqualTo(new Stage.Verified("nasrin.r", "login", "sealed", "right"));
    assertThat(verified.opened().stage()).isEqualTo(new Stage.Opened("nasrin.r", "right"));
  }

  @Test
  void a_code_is_good_for_120_seconds() {
    refuses(() -> sent().attempt("right", START.plusSeconds(120)), "code-expired");
  }

  @Test
  void a_registration_is_good_for_15_minutes() {
    Instant over = START.plus(Duration.ofMinutes(15));
    refuses(() -> begun().choosing(NAME, over), "registration-expired");
    refuses(() -> sent().send("other", over), "registration-expired");
    refuses(() -> sent().attempt("right", over), "registration-expired");
  }

  @Test
  void five_wrong_tries_use_a_code_up_and_then_the_right_one_is_no_use() {
    Registration registration = sent();
    for (int left = 4; left >= 0; left--) {
      registration = registration.attempt("wrong", START);
      assertThat(registration.chosen(START).code().triesLeft()).isEqualTo(left);
    }
    Registration usedUp = registration;
    refuses(() -> usedUp.attempt("right", START), "code-wrong");
  }

  @Test
  void a_new_code_has_its_own_tries_and_the_old_one_is_void() {
    Registration again = sent().attempt("wrong", START).send("newer", START.plusSeconds(60));
    assertThat(again.chosen(START).code().triesLeft()).isEqualTo(5);
    assertThat(again.attempt("right", START.plusSeconds(61)).stage())
        .isInstanceOf(Stage.AccountChosen.class);
    assertThat(again.attempt("newer", START.plusSeconds(61)).stage())
        .isInstanceOf(Stage.Verified.class);
  }

  @Test
  void a_lost_answer_may_be_asked_for_again_with_the_same_code_only() {
    Registration verified = sent().attempt("right", START);
    Instant late = START.plus(Duration.ofHours(1));
    assertThat(verified.attempt("right", late)).isSameAs(verified);
    assertThat(verified.opened().attempt("right", late)).isEqualTo(verified.opened());
    refuses(() -> verified.attempt("wrong", START), "code-wrong");
    refuses(() -> verified.opened().attempt("wrong", START), "code-wrong");
  }

  @Test
  void no_code_no_try() {
    refuses(() -> chosen().attempt("right", START), "code-expired");
    refuses(() -> begun().attempt("right", START), "illegal-move");
  }

  @Test
  void choosing_again_withdraws_the_code_that_went_to_the_other_number() {
    Registration other =
        sent().choosing(NAME, START).choose(new Username("other.name"), "login2", "s", "n", START);
    refuses(() -> other.attempt("right", START), "code-expired");
  }

  @Test
  void an_account_is_chosen_five_times_at_most() {
    Registration registration = begun();
    for (int i = 0; i < 5; i++) {
      registration = registration.choosing(NAME, START);
    }
    Registration often = registration;
    refuses(() -> often.choosing(NAME, START), "too-many-choices");
  }

  @Test
  void a_name_is_held_from_before_keycloak_is_asked_until_another_is_chosen_or_time_is_up() {
    Username other = new Username("other.name");
    Instant over = START.plus(Duration.ofMinutes(15));
    assertThat(begun().holds("nasrin.r", START)).isFalse();
    assertThat(begun().choosing(NAME, START).holds("nasrin.r", START)).isTrue();
    assertThat(sent().holds("nasrin.r", START)).isTrue();
    assertThat(sent().holds("nasrin.r", over)).isFalse();
    assertThat(sent().attempt("right", START).holds("nasrin.r", over)).isTrue();

    Registration changing = sent().choosing(other, START);
    assertThat(changing.holds("nasrin.r", START)).isTrue();
    assertThat(changing.holds("other.name", START)).isTrue();
    Registration changed = changing.choose(other, "login2", "s", "n", START);
    assertThat(changed.holds("nasrin.r", START)).isFalse();
    assertThat(changed.names()).containsExactly("nasrin.r", "other.name");
    assertThat(changed.choosing(NAME, START).names()).containsExactly("other.name", "nasrin.r");
  }

  @Test
  void what_is_verified_is_not_chosen_or_sent_again() {
    Registration verified = sent().attempt("right", START);
    refuses(() -> verified.choosing(NAME, START), "illegal-move");
    refuses(() -> verified.send("x", START), "illegal-move");
    refuses(() -> verified.opened().choosing(NAME, START), "illegal-move");
    refuses(() -> begun().send("x", START), "illegal-move");
    refuses(() -> begun().opened(), "illegal-move");
  }

  @Test
  void a_name_that_the_same_person_chose_elsewhere_is_given_up_and_its_code_with_it() {
    Registration gone = sent().giveUp(new Username("nasrin.r"));
    assertThat(gone.stage()).isEqualTo(new Stage.IdentityConfirmed());
    assertThat(gone.holds("nasrin.r", START)).isFalse();
    refuses(() -> gone.attempt("right", START), "illegal-move");
    assertThat(sent().giveUp(new Username("other.name")).stage()).isEqualTo(sent().stage());
  }

  @Test
  void a_name_that_was_verified_is_not_given_up() {
    Registration verified = sent().attempt("right", START);
    refuses(() -> verified.giveUp(new Username("nasrin.r")), "username-taken");
    refuses(() -> verified.opened().giveUp(new Username("nasrin.r")), "username-taken");
  }

  private static void refuses(ThrowingCallable move, String code) {
    assertThatThrownBy(move)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
