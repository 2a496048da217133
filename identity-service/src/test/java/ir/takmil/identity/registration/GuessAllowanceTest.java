package ir.takmil.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessAllowanceTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void five_an_hour_and_ten_a_day() {
    GuessAllowance five = taken(GuessAllowance.whole("n"), START, 5);
    refuses(five, START.plus(Duration.ofMinutes(59)), 1);
    GuessAllowance ten = taken(five, START.plus(Duration.ofHours(1)), 5);
    refuses(ten, START.plus(Duration.ofHours(1)), 23 * 60);
    refuses(ten, START.plus(Duration.ofHours(23)), 60);
    assertThat(ten.take(START.plus(Duration.ofDays(1))).guesses()).hasSize(6);
  }

  @Test
  void what_was_taken_for_nothing_is_given_back() {
    GuessAllowance once = GuessAllowance.whole("n").take(START);
    assertThat(once.take(START.plusSeconds(1)).giveBack(START.plusSeconds(1))).isEqualTo(once);
    assertThat(once.giveBack(START)).isEqualTo(GuessAllowance.whole("n"));
  }

  @Test
  void the_right_birth_date_makes_it_whole() {
    assertThat(taken(GuessAllowance.whole("n"), START, 5).forgiven())
        .isEqualTo(GuessAllowance.whole("n"));
  }

  private static GuessAllowance taken(GuessAllowance allowance, Instant now, int times) {
    GuessAllowance left = allowance;
    for (int i = 0; i < times; i++) {
      left = left.take(now);
    }
    return left;
  }

  private static void refuses(GuessAllowance allowance, Instant now, long minutes) {
    assertThatThrownBy(() -> allowance.take(now))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
              assertThat(refusal.code()).isEqualTo("identity-checked-too-often");
              assertThat(refusal.facts()).containsEntry("minutes", minutes);
            });
  }
}
