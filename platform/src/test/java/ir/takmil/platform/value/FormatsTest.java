package ir.takmil.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The formats of the trade, and the laws of money. */
class FormatsTest {

  @Property
  void exactlyOneLastDigitMakesANationalCode(
      @ForAll @IntRange(min = 1, max = 999_999_998) int body) {
    String nine = "%09d".formatted(body);
    long good =
        java.util.stream.IntStream.rangeClosed(0, 9)
            .filter(last -> accepts(() -> new NationalCode(nine + last)))
            .count();
    boolean allEqual = nine.chars().distinct().count() == 1;
    assertThat(good).isEqualTo(allEqual ? 0 : 1);
  }

  @Test
  void aNationalCodeIsTypedInAnyDigitsAndNeverPrinted() {
    assertThat(new NationalCode("۰۰۱۲۳۴۵۶۷۹").value()).isEqualTo("0012345679");
    assertThat(new NationalCode("٠٠١٢٣٤٥٦٧٩").value()).isEqualTo("0012345679");
    assertThat(new NationalCode("0012345679").toString()).doesNotContain("0012345679");
    for (String wrong : new String[] {"1111111111", "001234567", "00123456790", "001234567a", ""}) {
      assertThatThrownBy(() -> new NationalCode(wrong)).isInstanceOf(Refusal.class);
    }
  }

  @Property
  void aShebaWithItsCheckDigitsPassesAndAnyOtherCheckDigitsDoNot(
      @ForAll @LongRange(min = 0) long account, @ForAll @IntRange(min = 1, max = 96) int off) {
    String bban = "%022d".formatted(account);
    int check = 98 - new BigInteger(bban + "182700").mod(BigInteger.valueOf(97)).intValue();
    String good = "IR%02d%s".formatted(check, bban);
    assertThat(new Sheba(good.toLowerCase(java.util.Locale.ROOT)).value()).isEqualTo(good);
    int other = (check - 2 + off) % 97 + 2;
    assertThat(accepts(() -> new Sheba("IR%02d%s".formatted(other, bban)))).isFalse();
  }

  @Test
  void aMobileIsKeptInOneForm() {
    for (String typed :
        new String[] {
          "09123456789",
          "+989123456789",
          "00989123456789",
          "989123456789",
          "۰۹۱۲ ۳۴۵ ۶۷۸۹",
          "9123456789"
        }) {
      assertThat(new Mobile(typed).value()).isEqualTo("+989123456789");
    }
    for (String wrong :
        new String[] {"02112345678", "0912345678", "091234567890", "+19123456789", ""}) {
      assertThat(accepts(() -> new Mobile(wrong))).as(wrong).isFalse();
    }
  }

  @Test
  void persianIsBroughtToOneForm() {
    assertThat(PersianText.normalise(" علي  كريمي\u200f ۱۲٣ ")).isEqualTo("علی کریمی 123");
    assertThat(PersianText.searchable("محب\u200cمهر")).isEqualTo("محب مهر");
    assertThat(PersianText.normalise("a\u0000b\u202ec")).isEqualTo("abc");
  }

  @Property
  void aShareAndItsRestAreTheWhole(
      @ForAll @LongRange(min = 0) long amount,
      @ForAll @IntRange(min = 0, max = 10_000) int points) {
    Rials whole = Rials.of(amount);
    Rials share = whole.shareRoundedDown(new BasisPoints(points));
    assertThat(whole.minus(share).plus(share)).isEqualTo(whole);
    BigInteger exact =
        BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(points))
            .divide(BigInteger.valueOf(10_000));
    assertThat(BigInteger.valueOf(share.amount())).isEqualTo(exact);
  }

  @Test
  void moneyIsNeverNegativeAndNeverOverflows() {
    assertThatThrownBy(() -> Rials.of(-1)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Rials.of(1).minus(Rials.of(2))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Rials.of(Long.MAX_VALUE).plus(Rials.of(1)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Rials.of(Long.MAX_VALUE).times(2)).isInstanceOf(Refusal.class);
    assertThat(Rials.of(3).minusAtMost(Rials.of(5))).isEqualTo(Rials.ZERO);
  }

  @Test
  void aDayEndsAtMidnightInTehran() {
    Instant end = Tehran.endOf(LocalDate.of(2025, 3, 20));
    assertThat(end).isEqualTo(Instant.parse("2025-03-20T20:30:00Z"));
    assertThat(Tehran.dayOf(end.minusSeconds(1))).isEqualTo(LocalDate.of(2025, 3, 20));
    assertThat(Tehran.dayOf(end)).isEqualTo(LocalDate.of(2025, 3, 21));
  }

  private static boolean accepts(Runnable constructor) {
    try {
      constructor.run();
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }
}
