package ir.takmil.policy.enquiry;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.consent.Consent;
import ir.takmil.policy.consent.ConsentId;
import ir.takmil.policy.consent.Consenting;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where provider-service looks on behalf of a centre that was let look. Written down as the
 * centre's own reading: the person sees who looked by the centre's name.
 */
@RestController
@RequestMapping("/internal/consents/{id}")
class ConsentedApi {
  private static final String CENTRE = "[0-9A-Za-z._-]{1,64}";
  private static final String ACCOUNT = "[0-9A-Za-z-]{1,64}";

  private final Consenting consenting;
  private final Consented consented;
  private final Audit audit;
  private final Clock clock;

  ConsentedApi(Consenting consenting, Consented consented, Audit audit, Clock clock) {
    this.consenting = consenting;
    this.consented = consented;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param by the account of the centre's user
   * @param code in any digits
   */
  record TellCode(
      @NotNull @Pattern(regexp = CENTRE) String centreId,
      @NotNull @Pattern(regexp = ACCOUNT) String by,
      @NotBlank @Size(max = 20) String code) {
    @Override
    public String toString() {
      return "TellCode[…]";
    }
  }

  @PostMapping("/eligibility")
  @RolesAllowed("service:provider-service")
  ConsentedView give(Caller caller, @PathVariable ConsentId id, @Valid @RequestBody TellCode told) {
    audit.record(caller, "consent.give", id.value(), "centre=" + told.centreId());
    return shown(consenting.give(id, told.centreId(), told.code()), told.by());
  }

  @GetMapping
  @RolesAllowed("service:provider-service")
  ConsentedView again(
      @PathVariable ConsentId id,
      @RequestParam @Pattern(regexp = CENTRE) String centre,
      @RequestParam @Pattern(regexp = ACCOUNT) String by) {
    return shown(consenting.of(id, centre), by);
  }

  private ConsentedView shown(Consent consent, String by) {
    PersonId person = consent.readable(clock.instant());
    Consent.Centre centre = consent.centre();
    audit.record(
        new Caller(by, centre.name(), null, centre.id(), Set.of("provider")),
        "person.read",
        person.value(),
        "centre=" + centre.id() + " consent=" + consent.id().value());
    return consented.of(consent, person);
  }
}
