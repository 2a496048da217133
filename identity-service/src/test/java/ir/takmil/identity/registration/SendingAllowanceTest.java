package ir.takmil.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SendingAllowanceTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void sixty_seconds_lie_between_two_sendings() {
    SendingAllowance once = SendingAllowance.whole("n").take(START);
    assertThatThrownBy(() -> once.take(START.plusSeconds(59)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("code-too-soon");
              assertThat(refusal.facts()).containsEntry("retryAfter", 1L);
            });
    assertThat(once.take(START.plusSeconds(60)).sends()).hasSize(2);
  }

  @Test
  void five_an_hour_and_ten_a_day() {
    SendingAllowance allowance = SendingAllowance.whole("n");
    for (int minute = 0; minute < 5; minute++) {
      allowance = allowance.take(START.plus(Duration.ofMinutes(minute)));
    }
    SendingAllowance five = allowance;
    assertThatThrownBy(() -> five.take(START.plus(Duration.ofMinutes(59))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.facts()).containsEntry("minutes", 1L));
    for (int minute = 60; minute < 65; minute++) {
      allowance = allowance.take(START.plus(Duration.ofMinutes(minute)));
    }
    SendingAllowance ten = allowance;
    assertThatThrownBy(() -> ten.take(START.plus(Duration.ofHours(23))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("code-too-often"));
    assertThat(ten.take(START.plus(Duration.ofHours(24))).sends()).hasSize(10);
  }

  @Test
  void what_was_taken_for_nothing_is_given_back() {
    SendingAllowance once = SendingAllowance.whole("n").take(START);
    SendingAllowance twice = once.take(START.plusSeconds(60)).giveBack(START.plusSeconds(60));
    assertThat(twice).isEqualTo(once);
  }

  /** However somebody asks, no window of time ever holds more than it may. */
  @Property(tries = 300)
  void limits_hold_for_every_rhythm(
      @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 4000) Integer> pauses) {
    SendingAllowance allowance = SendingAllowance.whole("n");
    var sent = new ArrayList<Instant>();
    Instant now = START;
    for (int pause : pauses) {
      now = now.plusSeconds(pause);
      try {
        allowance = allowance.take(now);
        sent.add(now);
      } catch (Refusal wait) {
        assertThat(wait.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
      }
    }
    for (int i = 0; i < sent.size(); i++) {
      Instant from = sent.get(i);
      assertThat(within(sent, from, Duration.ofMinutes(1))).isLessThanOrEqualTo(1);
      assertThat(within(sent, from, Duration.ofHours(1))).isLessThanOrEqualTo(5);
      assertThat(within(sent, from, Duration.ofDays(1))).isLessThanOrEqualTo(10);
    }
  }

  private static long within(List<Instant> sent, Instant from, Duration window) {
    return sent.stream().filter(at -> !at.isBefore(from) && at.isBefore(from.plus(window))).count();
  }
}
