package ir.takmil.policy.identification;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/internal")
class IdentificationApi {
  private final Identification identification;
  private final Audit audit;

  IdentificationApi(Identification identification, Audit audit) {
    this.identification = identification;
    this.audit = audit;
  }

  record CheckIdentity(@NotNull NationalCode nationalCode, @NotNull LocalDate birthDate) {}

  record IdentityView(PersonId personId) {}

  record IdentityNumberView(NationalCode nationalCode) {}

  @PostMapping("/identity-checks")
  @RolesAllowed("service:identity-service")
  IdentityView check(Caller caller, @Valid @RequestBody CheckIdentity check) {
    Optional<PersonId> found = identification.check(check.nationalCode(), check.birthDate());
    // Before the answer, and alike for whoever is not there: nothing of what was asked is kept.
    audit.record(caller, "identity.check", found.map(PersonId::value).orElse(null));
    return new IdentityView(found.orElseThrow(() -> Refusal.unknown("not-found")));
  }

  @GetMapping("/people/{id}/identity-number")
  @RolesAllowed("service:provider-service")
  IdentityNumberView identityNumber(
      Caller caller, @PathVariable PersonId id, @RequestParam PersonId family) {
    audit.record(caller, "identity-number.read", id.value());
    return new IdentityNumberView(identification.identityNumber(id, family));
  }

  @GetMapping("/people/{id}/payee")
  @RolesAllowed("service:claims-service")
  PayeeView payee(Caller caller, @PathVariable PersonId id) {
    audit.record(caller, "payee.read", id.value());
    return identification.payee(id);
  }
}
