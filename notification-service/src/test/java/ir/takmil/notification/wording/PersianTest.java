package ir.takmil.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersianTest {
  @ParameterizedTest
  @CsvSource({
    "0, ۰ ریال",
    "999, ۹۹۹ ریال",
    "1000, ۱٬۰۰۰ ریال",
    "829800, ۸۲۹٬۸۰۰ ریال",
    "7468200, ۷٬۴۶۸٬۲۰۰ ریال",
    "9223372036854775807, ۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷ ریال"
  })
  void amountsHaveThousandsApart(long amount, String said) {
    assertThat(Persian.amount(Rials.of(amount))).isEqualTo(said);
  }

  /** 1403 and 1408 are leap years, 1404 is none. */
  @ParameterizedTest
  @CsvSource({
    "2024-06-29, ۹ تیر ۱۴۰۳",
    "2025-03-20, ۳۰ اسفند ۱۴۰۳",
    "2025-03-21, ۱ فروردین ۱۴۰۴",
    "2026-03-20, ۲۹ اسفند ۱۴۰۴",
    "2026-11-21, ۳۰ آبان ۱۴۰۵",
    "2030-03-20, ۳۰ اسفند ۱۴۰۸"
  })
  void daysAreJalali(LocalDate day, String said) {
    assertThat(Persian.day(day)).isEqualTo(said);
  }
}
