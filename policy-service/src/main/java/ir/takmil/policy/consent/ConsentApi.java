package ir.takmil.policy.consent;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where provider-service asks on behalf of a centre. */
@RestController
class ConsentApi {
  private final Consenting consenting;
  private final Audit audit;

  ConsentApi(Consenting consenting, Audit audit) {
    this.consenting = consenting;
    this.audit = audit;
  }

  /** The same for everybody: nothing of whether there is such a person, nor of their phone. */
  record AskedView(ConsentId id, Instant expiresAt) {}

  @PostMapping("/internal/consents")
  @RolesAllowed("service:provider-service")
  @ResponseStatus(HttpStatus.ACCEPTED)
  AskedView ask(Caller caller, @Valid @RequestBody AskConsent asked) {
    audit.record(caller, "consent.ask", asked.id().value(), "centre=" + asked.centreId());
    Consent consent = consenting.ask(asked);
    return new AskedView(consent.id(), consent.codeExpiresAt());
  }
}
