package ir.takmil.identity.registration;

import ir.takmil.identity.registration.Registration.Stage;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
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
  Started start(@Valid @RequestBody StartRegistration asked, HttpServletRequest request) {
    Registration begun = registering.begin(asked, Calling.from(request));
    return new Started(begun.id(), begun.expiresAt());
  }

  /** For who comes back to it; nothing of the person, for the identifier alone opens this door. */
  @GetMapping("/{id}")
  @PermitAll
  Progress progress(@PathVariable RegistrationId id) {
    return Progress.of(registering.look(id));
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

  /**
   * @param codeExpiresAt of the code that was sent last; absent where none was, or none is needed
   * @param resendAfter when another may be asked for
   */
  record Progress(
      String step,
      Instant expiresAt,
      @Nullable Instant codeExpiresAt,
      @Nullable Instant resendAfter) {
    static Progress of(Registration registration) {
      SentCode sent =
          registration.stage() instanceof Stage.AccountChosen chosen ? chosen.code() : null;
      return new Progress(
          registration.status(),
          registration.expiresAt(),
          sent == null ? null : sent.expiresAt(),
          sent == null ? null : sent.resendAfter());
    }
  }

  record CodeSent(Instant codeExpiresAt, Instant resendAfter) {
    static CodeSent of(SentCode sent) {
      return new CodeSent(sent.expiresAt(), sent.resendAfter());
    }
  }

  record Opened(String username) {}
}
