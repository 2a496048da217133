package ir.takmil.provider.portal;

import ir.takmil.platform.value.NationalCode;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * @param on the day that it is asked about
 */
record AskConsent(
    @NotNull ConsentId id, @NotNull NationalCode nationalCode, @NotNull LocalDate on) {
  @Override
  public String toString() {
    return "AskConsent[" + id + "]";
  }
}
