package ir.takmil.identity.login;

import ir.takmil.identity.securitycode.SolvedCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to log in.
 *
 * @param name a user name or a national code, as typed
 * @param address of the browser, as Keycloak saw it
 */
record AskLogin(
    @NotNull @Size(min = 1, max = 64) String name,
    @NotNull @Size(min = 1, max = 64) String address,
    @Nullable @Valid SolvedCode securityCode) {
  @Override
  public String toString() {
    return "AskLogin[…]";
  }
}
