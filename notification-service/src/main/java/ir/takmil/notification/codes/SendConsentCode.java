package ir.takmil.notification.codes;

import ir.takmil.platform.value.Mobile;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param mobile absent when nobody is to be reached: whoever waits is not to tell it by the time
 * @param centre whose name stands in the text: a person knows whom they let look
 */
record SendConsentCode(
    @Nullable Mobile mobile,
    @NotNull @Pattern(regexp = "[0-9]{4,8}") String code,
    @NotBlank @Size(max = 200) String centre) {
  @Override
  public String toString() {
    return "SendConsentCode[…]";
  }
}
