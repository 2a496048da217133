package ir.takmil.provider.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WeekTest {
  private static final LocalDateTime SUNDAY_NIGHT = LocalDateTime.parse("2026-11-22T23:30");

  private static Opening opening(DayOfWeek day, String opens, String closes) {
    return new Opening(day, LocalTime.parse(opens), LocalTime.parse(closes));
  }

  @Test
  void whatClosesAfterMidnightIsOpenOverTheEndOfTheWeek() {
    Week week = Week.of(List.of(opening(DayOfWeek.SUNDAY, "22:00", "02:00")));
    assertThat(week.isOpen(SUNDAY_NIGHT)).contains(true);
    assertThat(week.isOpen(SUNDAY_NIGHT.plusHours(2))).contains(true);
    assertThat(week.isOpen(SUNDAY_NIGHT.plusHours(3))).contains(false);
    assertThat(week.nextChange(SUNDAY_NIGHT)).contains(LocalDateTime.parse("2026-11-23T02:00"));
    assertThat(week.nextChange(SUNDAY_NIGHT.plusHours(3)))
        .contains(LocalDateTime.parse("2026-11-29T22:00"));
  }

  @Test
  void dayAndNightItNeverCloses() {
    Week week =
        Week.of(
            Arrays.stream(DayOfWeek.values()).map(day -> opening(day, "00:00", "00:00")).toList());
    assertThat(week.isOpen(SUNDAY_NIGHT)).contains(true);
    assertThat(week.nextChange(SUNDAY_NIGHT)).isEmpty();
  }

  @Test
  void ofWhatIsNotKnownNothingIsSaid() {
    assertThat(Week.of(List.of()).isOpen(SUNDAY_NIGHT)).isEqualTo(Optional.empty());
    assertThat(Week.of(List.of()).nextChange(SUNDAY_NIGHT)).isEmpty();
  }

  @Test
  void openingsDoNotOverlapNotEvenOverTheEndOfTheWeek() {
    for (List<Opening> wrong :
        List.of(
            List.of(
                opening(DayOfWeek.MONDAY, "08:00", "12:00"),
                opening(DayOfWeek.MONDAY, "11:59", "14:00")),
            List.of(
                opening(DayOfWeek.SUNDAY, "20:00", "03:00"),
                opening(DayOfWeek.MONDAY, "02:00", "14:00")))) {
      assertThatThrownBy(() -> Week.of(wrong))
          .isInstanceOfSatisfying(
              Refusal.class, no -> assertThat(no.code()).isEqualTo("opening-hours-overlap"));
    }
  }

  /** Whatever hours it keeps, on one day it is open for as long as they say. */
  @Property
  void aWeekIsOpenAsLongAsItsOpeningSays(
      @ForAll DayOfWeek day,
      @ForAll @IntRange(max = 1439) int opens,
      @ForAll @IntRange(max = 1439) int closes) {
    Week week =
        Week.of(
            List.of(
                new Opening(
                    day,
                    LocalTime.ofSecondOfDay(opens * 60L),
                    LocalTime.ofSecondOfDay(closes * 60L))));
    int length = week.spans().stream().mapToInt(span -> span.last() - span.first() + 1).sum();
    assertThat(length).isEqualTo(closes > opens ? closes - opens : closes - opens + 1440);
    assertThat(week.spans()).allMatch(span -> 0 <= span.first() && span.last() < Week.MINUTES);
  }

  /** Minute by minute there is no change before the one that is told. */
  @Property(tries = 200)
  void untilTheNextChangeNothingChanges(
      @ForAll @IntRange(max = 1439) int opens,
      @ForAll @IntRange(max = 1439) int closes,
      @ForAll @IntRange(max = Week.MINUTES - 1) int after) {
    Week week =
        Week.of(
            List.of(
                new Opening(
                    DayOfWeek.SUNDAY,
                    LocalTime.ofSecondOfDay(opens * 60L),
                    LocalTime.ofSecondOfDay(closes * 60L)),
                opening(DayOfWeek.WEDNESDAY, "08:00", "20:00")));
    LocalDateTime now = SUNDAY_NIGHT.plusMinutes(after);
    LocalDateTime change = week.nextChange(now).orElseThrow();
    assertThat(week.isOpen(change)).isNotEqualTo(week.isOpen(now));
    for (LocalDateTime at = now; at.isBefore(change); at = at.plusMinutes(1)) {
      assertThat(week.isOpen(at)).isEqualTo(week.isOpen(now));
    }
  }
}
