package ir.takmil.policy.importing;

import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ImportApi {
  private final Import imports;

  ImportApi(Import imports) {
    this.imports = imports;
  }

  @PutMapping("/contracts/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> put(@PathVariable ContractId id, @Valid @RequestBody PutContract told) {
    return answer(imports.put(id, told));
  }

  @PutMapping("/people/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> put(@PathVariable PersonId id, @Valid @RequestBody PutPerson told) {
    return answer(imports.put(id, told.particulars()));
  }

  @PutMapping("/memberships/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> put(@PathVariable MembershipId id, @Valid @RequestBody PutMembership told) {
    return answer(imports.put(id, told.enrolment()));
  }

  private static ResponseEntity<Void> answer(boolean isNew) {
    return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).build();
  }
}
