package ir.takmil.provider.portal;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for a centre's users; a consent that another centre asked for does not exist. */
@RestController
@RequestMapping("/portal/consents")
class PortalApi {
  private final Counter counter;
  private final Audit audit;

  PortalApi(Counter counter, Audit audit) {
    this.counter = counter;
    this.audit = audit;
  }

  /** In any digits. */
  record TellCode(@NotBlank @Size(max = 20) String code) {
    @Override
    public String toString() {
      return "TellCode[…]";
    }
  }

  @PostMapping
  @RolesAllowed("provider")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Asked ask(Caller caller, @Valid @RequestBody AskConsent asked) {
    audit.record(caller, "consent.ask", asked.id().value());
    return counter.ask(asked, caller);
  }

  @PostMapping("/{id}/eligibility")
  @RolesAllowed("provider")
  Eligibility give(Caller caller, @PathVariable ConsentId id, @Valid @RequestBody TellCode told) {
    audit.record(caller, "consent.give", id.value());
    return counter.give(id, told.code(), caller);
  }

  @GetMapping("/{id}")
  @RolesAllowed("provider")
  Eligibility again(Caller caller, @PathVariable ConsentId id) {
    audit.record(caller, "consent.read", id.value());
    return counter.again(id, caller);
  }
}
