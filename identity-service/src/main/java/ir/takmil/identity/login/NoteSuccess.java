package ir.takmil.identity.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The password of a try that was answered with OPEN was right. */
record NoteSuccess(
    @NotNull @Size(min = 1, max = 64) String name,
    @NotNull @Size(min = 1, max = 64) String address) {
  @Override
  public String toString() {
    return "NoteSuccess[…]";
  }
}
