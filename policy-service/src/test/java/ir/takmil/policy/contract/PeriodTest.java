package ir.takmil.policy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {
  /** 1403 in Jalali days; a leap year, so that its last day is the 30th of Esfand. */
  private final Period of1403 =
      new Period(LocalDate.parse("2024-03-20"), LocalDate.parse("2025-03-20"));

  @Test
  void itsFirstAndLastDayAreInsideAndTheirNeighboursAreNot() {
    assertThat(of1403.contains(LocalDate.parse("2024-03-20"))).isTrue();
    assertThat(of1403.contains(LocalDate.parse("2025-03-20"))).isTrue();
    assertThat(of1403.contains(LocalDate.parse("2024-03-19"))).isFalse();
    assertThat(of1403.contains(LocalDate.parse("2025-03-21"))).isFalse();
  }

  @Test
  void itsLastMinuteIsTheLastBeforeMidnightInTehran() {
    Instant lastMinute = Instant.parse("2025-03-20T20:29:00Z");

    assertThat(of1403.contains(Tehran.dayOf(lastMinute))).isTrue();
    assertThat(of1403.contains(Tehran.dayOf(lastMinute.plusSeconds(60)))).isFalse();
  }

  @Test
  void itDoesNotEndBeforeItStarts() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new Period(of1403.end(), of1403.start()))
        .extracting(Refusal::code)
        .isEqualTo("period-reversed");
  }

  @Test
  void twoOverlapWhenTheyShareADay() {
    assertThat(of1403.overlaps(new Period(of1403.end(), of1403.end().plusYears(1)))).isTrue();
    assertThat(of1403.overlaps(new Period(of1403.end().plusDays(1), of1403.end().plusDays(2))))
        .isFalse();
  }
}
