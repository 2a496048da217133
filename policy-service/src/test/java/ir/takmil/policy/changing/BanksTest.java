package ir.takmil.policy.changing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.Mobile;
import ir.takmil.policy.Invented;
import ir.takmil.policy.changing.Banks.Bank;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class BanksTest {
  private final Banks banks = new Banks();

  @Test
  void aShebaNamesItsBank() {
    assertThat(behind("017")).isEqualTo(new Bank("بانک ملی ایران", null));
  }

  @Test
  void oneOfAMergedBankAlsoNamesTheBankThatKeepsItNow() {
    for (String merged : List.of("052", "063", "065", "073", "079")) {
      assertThat(behind(merged).mergedInto()).isEqualTo("بانک سپه");
    }
    assertThat(behind("062").mergedInto()).isEqualTo("بانک ملی ایران");
  }

  @Test
  void aBankThatNobodyKnowsIsNoneAndSoIsAMobiles() {
    assertThat(banks.behind(new Wish.NewSheba(Invented.shebaAt("999")))).isEmpty();
    assertThat(banks.behind(new Wish.NewMobile(new Mobile(Invented.mobile())))).isEmpty();
  }

  @Test
  void everyLineIsThreeDigitsANameAndABankOfTheTable() throws IOException {
    var table = new Properties();
    try (Reader text =
        new InputStreamReader(
            new ClassPathResource("banks.properties").getInputStream(), StandardCharsets.UTF_8)) {
      table.load(text);
    }
    assertThat(table).hasSizeGreaterThan(30);
    table.forEach((code, line) -> {
      assertThat((String) code).matches("0[0-9]{2}");
      String[] parts = ((String) line).split("\\|");
      assertThat(parts[0]).isNotBlank();
      if (parts.length == 2) {
        assertThat(table.values()).contains(parts[1]);
      }
    });
  }

  private Bank behind(String code) {
    return banks.behind(new Wish.NewSheba(Invented.shebaAt(code))).orElseThrow();
  }
}
