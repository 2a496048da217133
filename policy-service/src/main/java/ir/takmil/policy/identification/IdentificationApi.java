package ir.takmil.policy.identification;

import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
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

  IdentificationApi(Identification identification) {
    this.identification = identification;
  }

  record CheckIdentity(@NotNull NationalCode nationalCode, @NotNull LocalDate birthDate) {}

  record IdentityView(PersonId personId) {}

  record IdentityNumberView(NationalCode nationalCode) {}

  @PostMapping("/identity-checks")
  @RolesAllowed("service:identity-service")
  IdentityView check(@Valid @RequestBody CheckIdentity check) {
    return new IdentityView(identification.check(check.nationalCode(), check.birthDate()));
  }

  @GetMapping("/people/{id}/identity-number")
  @RolesAllowed("service:provider-service")
  IdentityNumberView identityNumber(@PathVariable PersonId id, @RequestParam PersonId family) {
    return new IdentityNumberView(identification.identityNumber(id, family));
  }

  @GetMapping("/people/{id}/payee")
  @RolesAllowed("service:claims-service")
  PayeeView payee(@PathVariable PersonId id) {
    return identification.payee(id);
  }
}
