package ir.takmil.identity.login;

import ir.takmil.identity.securitycode.SecurityCode;
import org.jspecify.annotations.Nullable;

/**
 * What Keycloak's login page does next.
 *
 * @param username whose password is to be checked now, when OPEN; of somebody unknown what was
 *     typed, so that known and unknown look alike
 * @param securityCode to be solved first, when PROOF_NEEDED
 * @param retryAfterSeconds to wait, when CLOSED
 */
record LoginAnswer(
    State state,
    @Nullable String username,
    @Nullable SecurityCode securityCode,
    @Nullable Long retryAfterSeconds) {
  enum State {
    OPEN,
    PROOF_NEEDED,
    CLOSED
  }

  static LoginAnswer open(String username) {
    return new LoginAnswer(State.OPEN, username, null, null);
  }

  static LoginAnswer proofNeeded(SecurityCode securityCode) {
    return new LoginAnswer(State.PROOF_NEEDED, null, securityCode, null);
  }

  static LoginAnswer closed(long retryAfterSeconds) {
    return new LoginAnswer(State.CLOSED, null, null, retryAfterSeconds);
  }

  @Override
  public String toString() {
    return "LoginAnswer[" + state + "]";
  }
}
