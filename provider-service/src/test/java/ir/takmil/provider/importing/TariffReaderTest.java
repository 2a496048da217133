package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.tariff.Price;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffReaderTest {
  private static final String HEADER = "کد خدمت;نوع مرکز;از تاریخ;تا تاریخ;مبلغ\n";

  @Test
  void aTariffIsReadInPersianWordsDigitsAndDays() {
    assertThat(read("VISIT_GP;بیمارستان;۱۴۰۵/۰۱/۰۱;;۱٬۲۵۰٬۰۰۰").price())
        .isEqualTo(
            new Price(
                "VISIT_GP",
                CentreKind.HOSPITAL,
                LocalDate.parse("2026-03-21"),
                null,
                new Rials(1_250_000)));
  }

  @Test
  void withoutAKindItIsOfEveryKind() {
    assertThat(read("visit_gp;;2026-03-21;2026-12-31;1,250,000").price().centreKind()).isNull();
    assertThat(read("visit_gp;همه;2026-03-21;2026-12-31;0").price().centreKind()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "VISIT GP!;مطب;1405/01/01;;1000, service-code-wrong",
    "VISIT_GP;کاخ;1405/01/01;;1000, centre-kind-wrong",
    "VISIT_GP;مطب;1405/13/01;;1000, day-wrong",
    "VISIT_GP;مطب;;;1000, field-missing",
    "VISIT_GP;مطب;1405/01/02;1405/01/01;1000, from-after-to",
    "VISIT_GP;مطب;1405/01/01;;-1000, amount-wrong",
    "VISIT_GP;مطب;1405/01/01;;10.5, amount-wrong",
    "VISIT_GP;مطب;1405/01/01;;10.500, amount-wrong",
    "VISIT_GP;مطب;1405/01/01;;9999999999999999999, amount-wrong",
    "VISIT_GP;مطب;1405/01/01;;=1+1, cell-formula"
  })
  void aRowThatCannotBeATariffSaysWhy(String row, String code) {
    ReadRows<TariffLine> read = ReadRows.of(TariffColumn.ALL, TariffReader::read, HEADER + row);

    assertThat(read.lines()).isEmpty();
    assertThat(read.faults()).containsExactly("2 " + code);
  }

  private static TariffLine read(String row) {
    return ReadRows.of(TariffColumn.ALL, TariffReader::read, HEADER + row).lines().getFirst();
  }
}
