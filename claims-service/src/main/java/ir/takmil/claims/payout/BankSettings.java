package ir.takmil.claims.payout;

import ir.takmil.platform.value.Sheba;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The bank and the account that pays.
 *
 * @param every how often the bank is asked and told again
 */
@Validated
@ConfigurationProperties("takmil.bank")
record BankSettings(
    @NotBlank String url,
    String key,
    @NotBlank String debtorName,
    @NotBlank String debtorSheba,
    @NotNull Duration every) {

  PaymentFile.Debtor debtor() {
    return new PaymentFile.Debtor(debtorName, new Sheba(debtorSheba));
  }
}
