package ir.takmil.provider.pricing;

import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.tariff.Price;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record SetTariff(
    @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}") String serviceCode,
    @Nullable CentreKind centreKind,
    @NotNull LocalDate from,
    @Nullable LocalDate to,
    @NotNull Rials unitPrice) {

  Price price() {
    return new Price(serviceCode, centreKind, from, to, unitPrice);
  }
}
