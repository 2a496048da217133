package ir.takmil.policy.consent;

import ir.takmil.platform.value.NationalCode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What a centre asks for, through provider-service, which knows the centre.
 *
 * @param by the account of the centre's user
 */
record AskConsent(
    @NotNull ConsentId id,
    @NotNull NationalCode nationalCode,
    @NotNull @Pattern(regexp = "[0-9A-Za-z._-]{1,64}") String centreId,
    @NotBlank @Size(max = 200) String centreName,
    @NotNull @Pattern(regexp = "[0-9A-Za-z-]{1,64}") String by,
    @NotNull LocalDate on) {
  @Override
  public String toString() {
    return "AskConsent[" + id + "]";
  }
}
