package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.Opening;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTextTest {

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("weeks") List<Opening> openings) {
    assertThat(OpeningText.read(PersianText.normalise(OpeningText.write(openings))))
        .contains(openings);
  }

  @Provide
  static Arbitrary<List<Opening>> weeks() {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 24 * 60 - 1).map(m -> LocalTime.ofSecondOfDay(m * 60L));
    return Combinators.combine(Arbitraries.of(DayOfWeek.class), times, times)
        .as(Opening::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  @Test
  void daysGoFromOneToAnotherAndHoursMayBeParted() {
    assertThat(read("شنبه تا سه‌شنبه ۸-۱۴ و ۱۶:۳۰ تا ۲۰؛ پنج شنبه 8-12"))
        .extracting(OpeningTextTest::said)
        .containsExactly(
            "SATURDAY 08:00-14:00",
            "SATURDAY 16:30-20:00",
            "SUNDAY 08:00-14:00",
            "SUNDAY 16:30-20:00",
            "MONDAY 08:00-14:00",
            "MONDAY 16:30-20:00",
            "TUESDAY 08:00-14:00",
            "TUESDAY 16:30-20:00",
            "THURSDAY 08:00-12:00");
  }

  @Test
  void aRangeMayGoOverTheEndOfTheWeek() {
    assertThat(read("جمعه تا شنبه ۹-۲۴"))
        .extracting(OpeningTextTest::said)
        .containsExactly("FRIDAY 09:00-00:00", "SATURDAY 09:00-00:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"شبانه‌روزی", "هر روز شبانه روزی", "روزانه ۰ تا ۲۴", "۲۴ ساعته"})
  void openAlwaysIsSevenWholeDays(String typed) {
    assertThat(read(typed)).hasSize(7).allMatch(one -> one.opens().equals(one.closes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "؛",
        "شنبه",
        "۸-۱۴ شنبه",
        "شنبه ۸",
        "شنبه ۸-۲۵",
        "شنبه ۸:۶۰-۱۰",
        "شنبه ۲۴:۳۰-۲",
        "شنبه تا کی ۸-۱۲",
        "شنبه تا دوشنبه تا جمعه ۸-۱۲",
        "شنبه تا شنبه ۸-۱۲",
        "۸-۱۴",
        "هرگز ۸-۱۲",
        "شنبه ۸-۱۲ تعطیلات بسته",
        "شنبه ۸-۱۲ و"
      })
  void whatIsNotUnderstoodToItsEndIsNotTaken(String typed) {
    assertThat(OpeningText.read(PersianText.normalise(typed))).isEmpty();
  }

  private static List<Opening> read(String typed) {
    return OpeningText.read(PersianText.normalise(typed)).orElseThrow();
  }

  private static String said(Opening opening) {
    return opening.day() + " " + opening.opens() + "-" + opening.closes();
  }
}
