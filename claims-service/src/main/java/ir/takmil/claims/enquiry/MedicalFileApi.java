package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door to a person's medical file. */
@RestController
class MedicalFileApi {
  private final ClaimRecords records;
  private final Audit audit;

  MedicalFileApi(ClaimRecords records, Audit audit) {
    this.records = records;
    this.audit = audit;
  }

  /**
   * From the newest 500 claims; of whoever the caller may not see, it is empty.
   *
   * @param person one of the family; absent: the caller
   */
  @GetMapping("/medical-file")
  @RolesAllowed("insured")
  MedicalFile file(@RequestParam(required = false) @Nullable String person, Caller caller) {
    var reader = new PersonId(caller.requiredPerson());
    var whose = person == null || person.isBlank() ? reader : new PersonId(person);
    audit.record(caller, "medical-file.read", whose.value());
    return MedicalFile.of(records.told(reader, whose));
  }
}
