package ir.takmil.policy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Jalali;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Until when a relation is covered, by whole Jalali years. */
class AgeRuleTest {
  private final AgeRule son = new AgeRule(Relation.SON, 22, 25, null);
  private final AgeRule daughter = new AgeRule(Relation.DAUGHTER, null, null, true);

  @Test
  void aSonIsCoveredToTheDayBeforeHisBirthday() {
    assertThat(lastDay(son, Jalali.day(1384, 5, 17), false, null)).isEqualTo("1406/05/16");
  }

  @Test
  void aStudentUntilTheLaterAge() {
    assertThat(lastDay(son, Jalali.day(1384, 5, 17), true, null)).isEqualTo("1409/05/16");
  }

  @Test
  void whoIsBornOnALeapDayHasPassedTheYearsWhenItsLastDayHasPassed() {
    LocalDate born = Jalali.day(1403, 12, 30);

    // 1425 is no leap year: its last day is 29 Esfand, and 22 years are whole on 1426/01/01.
    assertThat(lastDay(son, born, false, null)).isEqualTo("1425/12/29");
    // The Gregorian anniversary, 2047-03-20, would have ended it a day early: it is 1425/12/29.
    assertThat(Jalali.text(LocalDate.parse("2047-03-20"))).isEqualTo("1425/12/29");
  }

  @Test
  void whoIsBornOnTheFirstDayOfTheYearIsCoveredToTheLeapDayBefore() {
    // 1408 ends with its 30 Esfand.
    assertThat(lastDay(son, Jalali.day(1387, 1, 1), false, null)).isEqualTo("1408/12/30");
  }

  @Test
  void aDaughterUntilTheDayBeforeHerWedding() {
    LocalDate born = Jalali.day(1380, 2, 3);

    assertThat(daughter.ending(born, false, null)).isEmpty();
    assertThat(lastDay(daughter, born, false, Jalali.day(1405, 7, 1))).isEqualTo("1405/06/31");
  }

  @Test
  void whicheverComesFirst() {
    var both = new AgeRule(Relation.DAUGHTER, 30, null, true);
    LocalDate born = Jalali.day(1380, 2, 3);

    assertThat(both.ending(born, false, Jalali.day(1405, 7, 1)).orElseThrow().reason())
        .isEqualTo(Ending.Reason.MARRIAGE);
    assertThat(both.ending(born, false, Jalali.day(1415, 7, 1)).orElseThrow().reason())
        .isEqualTo(Ending.Reason.AGE);
  }

  @Test
  void agesAreThoseOfPeople() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new AgeRule(Relation.SON, 0, null, null));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new AgeRule(Relation.SON, null, 121, null));
  }

  private static String lastDay(
      AgeRule rule, LocalDate born, boolean student, @Nullable LocalDate marriedOn) {
    return Jalali.text(rule.ending(born, student, marriedOn).orElseThrow().lastDay());
  }
}
