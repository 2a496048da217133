package ir.takmil.identity.login;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For the extension in Keycloak, around each check of a password. */
@RestController
@RequestMapping("/internal/logins")
class LoginApi {
  private final Logins logins;

  LoginApi(Logins logins) {
    this.logins = logins;
  }

  @PostMapping
  @RolesAllowed("service:keycloak")
  LoginAnswer ask(@Valid @RequestBody AskLogin asked) {
    return logins.ask(asked);
  }

  @PostMapping("/successes")
  @RolesAllowed("service:keycloak")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void succeeded(@Valid @RequestBody NoteSuccess noted) {
    logins.succeeded(noted);
  }
}
