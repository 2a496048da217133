package ir.takmil.policy.importing;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
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
  private final Audit audit;

  ImportApi(Import imports, Audit audit) {
    this.imports = imports;
    this.audit = audit;
  }

  @PutMapping("/contracts/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> put(
      Caller caller, @PathVariable ContractId id, @Valid @RequestBody PutContract told) {
    audit.record(caller, "contract.put", id.value());
    return answer(imports.put(id, told));
  }

  @PutMapping("/people/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> put(
      Caller caller, @PathVariable PersonId id, @Valid @RequestBody PutPerson told) {
    audit.record(caller, "person.put", id.value());
    return answer(imports.put(id, told.particulars()));
  }

  @PutMapping("/memberships/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> put(
      Caller caller, @PathVariable MembershipId id, @Valid @RequestBody PutMembership told) {
    audit.record(caller, "membership.put", id.value());
    return answer(imports.put(id, told.enrolment()));
  }

  private static ResponseEntity<Void> answer(boolean isNew) {
    return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).build();
  }
}
