package ir.takmil.policy.enquiry;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StaffApi {
  private final StaffEnquiry enquiry;
  private final Audit audit;

  StaffApi(StaffEnquiry enquiry, Audit audit) {
    this.enquiry = enquiry;
    this.audit = audit;
  }

  /** In a body: a national code stands in no address. */
  record FindPerson(@NotNull NationalCode nationalCode) {}

  @GetMapping("/people/{id}")
  @RolesAllowed({"operator", "auditor"})
  Listed<MemberCard> person(Caller caller, @PathVariable PersonId id) {
    audit.record(caller, "person.read", id.value());
    return Listed.whole(enquiry.person(id));
  }

  @PostMapping("/people/search")
  @RolesAllowed({"operator", "auditor"})
  Listed<MemberCard> find(Caller caller, @Valid @RequestBody FindPerson asked) {
    PersonId person = enquiry.personOf(asked.nationalCode());
    audit.record(caller, "person.read", person.value());
    return Listed.whole(enquiry.person(person));
  }

  @GetMapping("/contracts/{id}/members")
  @RolesAllowed({"operator", "auditor"})
  Listed<MemberRow> members(
      Caller caller,
      @PathVariable ContractId id,
      @RequestParam(required = false) @Nullable Relation relation,
      @RequestParam(required = false) @Nullable MembershipId after) {
    audit.record(caller, "members.read", id.value());
    return enquiry.members(id, relation, after);
  }

  @GetMapping("/plans/{id}")
  @RolesAllowed({"operator", "auditor", "assessor", "examiner"})
  PlanEditionView plan(
      @PathVariable PlanId id,
      @RequestParam(required = false) @Nullable Integer edition,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    return enquiry.plan(id, edition, on);
  }
}
