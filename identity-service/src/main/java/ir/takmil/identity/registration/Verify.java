package ir.takmil.identity.registration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The code that came by SMS, in any digits. */
record Verify(@NotNull @Size(max = 20) String code) {
  @Override
  public String toString() {
    return "Verify[…]";
  }
}
