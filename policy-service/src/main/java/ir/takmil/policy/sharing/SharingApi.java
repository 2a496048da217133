package ir.takmil.policy.sharing;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SharingApi {
  private final Sharing sharing;
  private final Audit audit;

  SharingApi(Sharing sharing, Audit audit) {
    this.sharing = sharing;
    this.audit = audit;
  }

  /** Asked for, and shown. */
  record Shared(@NotNull Boolean withMainInsured) {}

  @GetMapping("/sharing")
  @RolesAllowed("insured")
  Shared shared(Caller caller) {
    return new Shared(sharing.of(personOf(caller)));
  }

  @PutMapping("/sharing")
  @RolesAllowed("insured")
  Shared choose(Caller caller, @Valid @RequestBody Shared chosen) {
    PersonId person = personOf(caller);
    audit.record(caller, "sharing.choose", person.value());
    sharing.choose(person, chosen.withMainInsured());
    return chosen;
  }

  private static PersonId personOf(Caller caller) {
    return new PersonId(caller.requiredPerson());
  }
}
