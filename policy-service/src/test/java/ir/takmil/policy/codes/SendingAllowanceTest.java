package ir.takmil.policy.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendingAllowanceTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

  @Test
  void betweenTwoLieSixtySeconds() {
    SendingAllowance once = SendingAllowance.whole("mark").take(NOW);

    assertThat(refused(once, NOW.plusSeconds(59)).code()).isEqualTo("code-too-soon");
    assertThat(refused(once, NOW.plusSeconds(59)).facts()).containsEntry("retryAfter", 1L);
    assertThat(once.take(NOW.plusSeconds(60)).sends()).hasSize(2);
  }

  @Test
  void fiveAnHour() {
    SendingAllowance five = SendingAllowance.whole("mark");
    for (int i = 0; i < 5; i++) {
      five = five.take(NOW.plusSeconds(60L * i));
    }
    assertThat(refused(five, NOW.plus(Duration.ofMinutes(59))).code()).isEqualTo("code-too-often");
    assertThat(five.take(NOW.plus(Duration.ofMinutes(60))).sends()).hasSize(6);
  }

  @Test
  void tenADay() {
    SendingAllowance ten = SendingAllowance.whole("mark");
    for (int i = 0; i < 10; i++) {
      ten = ten.take(NOW.plus(Duration.ofHours(i)));
    }
    assertThat(refused(ten, NOW.plus(Duration.ofHours(23))).code()).isEqualTo("code-too-often");
    assertThat(ten.take(NOW.plus(Duration.ofHours(24))).sends()).hasSize(10);
  }

  @Test
  void whatWasTakenForNothingIsGivenBack() {
    SendingAllowance once = SendingAllowance.whole("mark").take(NOW);

    assertThat(once.giveBack(NOW).take(NOW.plusSeconds(1)).sends()).hasSize(1);
  }

  private static Refusal refused(SendingAllowance allowance, Instant now) {
    var caught = new Refusal[1];
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> allowance.take(now))
        .satisfies(refusal -> caught[0] = refusal);
    return caught[0];
  }
}
