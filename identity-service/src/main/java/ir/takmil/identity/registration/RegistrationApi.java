package ir.takmil.identity.registration;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Open to everyone: nobody has an account yet. */
@RestController
@RequestMapping("/registrations")
class RegistrationApi {
  private final Registering registering;

  RegistrationApi(Registering registering) {
    this.registering = registering;
  }

  @PostMapping
  @PermitAll
  @ResponseStatus(HttpStatus.CREATED)
  Started start(@Valid @RequestBody StartRegistration asked) {
    Registration begun = registering.begin(asked);
    return new Started(begun.id(), begun.expiresAt());
  }

  @PutMapping("/{id}/account")
  @PermitAll
  @ResponseStatus(HttpStatus.ACCEPTED)
  CodeSent chooseAccount(@PathVariable RegistrationId id, @Valid @RequestBody ChooseAccount asked) {
    return CodeSent.of(registering.chooseAccount(id, asked));
  }

  @PostMapping("/{id}/code-resends")
  @PermitAll
  @ResponseStatus(HttpStatus.ACCEPTED)
  CodeSent resend(@PathVariable RegistrationId id) {
    return CodeSent.of(registering.sendCode(id));
  }

  @PostMapping("/{id}/verification")
  @PermitAll
  @ResponseStatus(HttpStatus.CREATED)
  Opened verify(@PathVariable RegistrationId id, @Valid @RequestBody Verify asked) {
    return new Opened(registering.verify(id, asked));
  }

  record Started(RegistrationId id, Instant expiresAt) {}

  record CodeSent(Instant codeExpiresAt, Instant resendAfter) {
    static CodeSent of(SentCode sent) {
      return new CodeSent(sent.expiresAt(), sent.resendAfter());
    }
  }

  record Opened(String username) {}
}
