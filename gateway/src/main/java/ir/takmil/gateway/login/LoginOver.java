package ir.takmil.gateway.login;

import java.io.Serial;

/** The login behind this session has ended at Keycloak; the session has ended with it. */
public final class LoginOver extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  LoginOver() {
    super("login over");
  }
}
