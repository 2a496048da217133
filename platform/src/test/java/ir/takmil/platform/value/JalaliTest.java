package ir.takmil.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The calendar at its edges; known days by the published calendars of those years. */
class JalaliTest {

  @Test
  void knownDays() {
    assertThat(Jalali.day(1357, 11, 22)).isEqualTo("1979-02-11");
    assertThat(Jalali.day(1403, 1, 1)).isEqualTo("2024-03-20");
    assertThat(Jalali.day(1403, 12, 30)).isEqualTo("2025-03-20");
    assertThat(Jalali.day(1404, 1, 1)).isEqualTo("2025-03-21");
    assertThat(Jalali.text(LocalDate.parse("2025-03-20"))).isEqualTo("1403/12/30");
    assertThat(Jalali.text(LocalDate.parse("2026-11-24"))).isEqualTo("1405/09/03");
  }

  /** DOMAIN: y mod 33 ∈ {1, 5, 9, 13, 17, 22, 26, 30}. */
  @Test
  void leapYearsAreThoseOfTheThirtyThreeYearRule() {
    Set<Integer> leap = Set.of(1, 5, 9, 13, 17, 22, 26, 30);
    for (int year = 1300; year <= 1500; year++) {
      LocalDate next = Jalali.day(year + 1, 1, 1);
      long days = next.toEpochDay() - Jalali.day(year, 1, 1).toEpochDay();
      assertThat(days).as("year " + year).isEqualTo(leap.contains(year % 33) ? 366 : 365);
      assertThat(Jalali.text(next.minusDays(1)))
          .isEqualTo(year + (leap.contains(year % 33) ? "/12/30" : "/12/29"));
    }
  }

  @Test
  void aDayThatIsNotIsRefused() {
    for (int[] none :
        new int[][] {{1402, 12, 30}, {1403, 7, 31}, {1403, 13, 1}, {1403, 1, 32}, {0, 1, 1}}) {
      assertThatThrownBy(() -> Jalali.day(none[0], none[1], none[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theLeapDayComesAgainOnTheDayAfterInAYearWithoutIt() {
    LocalDate born = Jalali.day(1403, 12, 30);

    assertThat(Jalali.text(Jalali.plusYears(born, 5))).isEqualTo("1408/12/30"); // leap again
    assertThat(Jalali.text(Jalali.plusYears(born, 22))).isEqualTo("1426/01/01");
    assertThat(Jalali.yearsBetween(born, Jalali.day(1425, 12, 29))).isEqualTo(21);
    assertThat(Jalali.yearsBetween(born, Jalali.day(1426, 1, 1))).isEqualTo(22);
  }

  @Test
  void monthsAreCountedFromDayToDay() {
    assertThat(Jalali.text(Jalali.plusMonths(Jalali.day(1402, 12, 29), 2))).isEqualTo("1403/02/29");
    assertThat(Jalali.text(Jalali.plusMonths(Jalali.day(1403, 6, 31), 1))).isEqualTo("1403/08/01");
    assertThat(Jalali.text(Jalali.plusMonths(Jalali.day(1403, 11, 30), 1))).isEqualTo("1403/12/30");
  }
}
