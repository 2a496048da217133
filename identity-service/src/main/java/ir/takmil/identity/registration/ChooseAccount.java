package ir.takmil.identity.registration;

import ir.takmil.platform.value.Mobile;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** By this name, at this number, with this password. */
record ChooseAccount(
    @NotNull Username username,
    @NotNull Mobile mobile,
    @NotNull @Size(max = 1000) String password,
    @NotNull @Size(max = 1000) String passwordRepeat) {

  /** Without the passwords, wherever it may be printed. */
  @Override
  public String toString() {
    return "ChooseAccount[…]";
  }
}
