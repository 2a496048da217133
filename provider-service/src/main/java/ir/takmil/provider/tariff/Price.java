package ir.takmil.provider.tariff;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.CentreKind;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The most that is payable for one unit of a service.
 *
 * @param centreKind at which kind of centre; at every kind when there is none
 * @param to the last day; open when there is none
 */
public record Price(
    String serviceCode,
    @Nullable CentreKind centreKind,
    LocalDate from,
    @Nullable LocalDate to,
    Rials unitPrice) {

  public Price {
    if (to != null && to.isBefore(from)) {
      throw Refusal.unprocessable("tariff-ends-before-start", Map.of("start", from, "end", to));
    }
  }

  /** What there is one tariff of. */
  public String slot() {
    return serviceCode + "/" + (centreKind == null ? "*" : centreKind.name()) + "/" + from;
  }
}
