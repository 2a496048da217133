package ir.takmil.notification.codes;

import ir.takmil.platform.value.Mobile;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record SendOneTimeCode(
    @NotNull Mobile mobile, @NotNull @Pattern(regexp = "[0-9]{4,8}") String code) {
  @Override
  public String toString() {
    return "SendOneTimeCode[…]";
  }
}
