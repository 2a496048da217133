package ir.takmil.policy.enquiry;

import ir.takmil.platform.web.Caller;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.ServiceCode;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EnquiryApi {
  private final Enquiry enquiry;

  EnquiryApi(Enquiry enquiry) {
    this.enquiry = enquiry;
  }

  /** Which tab of the list of contracts. */
  enum State {
    active,
    all
  }

  @GetMapping("/contracts")
  @RolesAllowed("insured")
  ContractsView contracts(Caller caller, @RequestParam(defaultValue = "all") State state) {
    return enquiry.contracts(personOf(caller), state == State.active);
  }

  @GetMapping("/family")
  @RolesAllowed("insured")
  Listed<FamilyMember> family(
      Caller caller, @RequestParam(required = false) @Nullable ContractId contract) {
    return Listed.whole(enquiry.family(personOf(caller), contract));
  }

  @GetMapping("/contracts/{id}/services")
  @RolesAllowed("insured")
  Listed<ServiceView> services(
      Caller caller,
      @PathVariable ContractId id,
      @RequestParam(required = false) @Nullable PersonId person) {
    PersonId self = personOf(caller);
    return Listed.whole(enquiry.services(self, id, person == null ? self : person));
  }

  @GetMapping("/remaining-ceiling")
  @RolesAllowed("insured")
  CeilingView remaining(
      Caller caller,
      @RequestParam ContractId contract,
      @RequestParam PersonId person,
      @RequestParam ServiceCode service,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    return enquiry.remaining(
        personOf(caller), contract, person, service, on == null ? enquiry.today() : on);
  }

  @GetMapping("/ceilings")
  @RolesAllowed("insured")
  Listed<CeilingView> ceilings(
      Caller caller, @RequestParam ContractId contract, @RequestParam PersonId person) {
    return Listed.whole(enquiry.ceilings(personOf(caller), contract, person));
  }

  private static PersonId personOf(Caller caller) {
    return new PersonId(caller.requiredPerson());
  }
}
