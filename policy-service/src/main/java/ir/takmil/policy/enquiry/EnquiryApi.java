package ir.takmil.policy.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.ServiceCode;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.PersonId;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EnquiryApi {
  private final OwnContracts contracts;
  private final Cards cards;
  private final Ceilings ceilings;
  private final Sight sight;
  private final Audit audit;

  EnquiryApi(OwnContracts contracts, Cards cards, Ceilings ceilings, Sight sight, Audit audit) {
    this.contracts = contracts;
    this.cards = cards;
    this.ceilings = ceilings;
    this.sight = sight;
    this.audit = audit;
  }

  /** Which tab of the list of contracts. */
  enum State {
    active,
    all
  }

  @GetMapping("/contracts")
  @RolesAllowed("insured")
  ContractsView contracts(Caller caller, @RequestParam(defaultValue = "all") State state) {
    return contracts.list(personOf(caller), state == State.active);
  }

  @GetMapping("/family")
  @RolesAllowed("insured")
  Listed<MemberCard> family(
      Caller caller, @RequestParam(required = false) @Nullable ContractId contract) {
    PersonId self = personOf(caller);
    List<Membership> family = sight.family(self, contract);
    audit.recordAll(
        caller,
        "person.read",
        family.stream()
            .map(membership -> membership.enrolment().personId())
            .filter(person -> !person.equals(self))
            .map(PersonId::value)
            .distinct()
            .toList());
    return Listed.whole(cards.of(family, sight.today()));
  }

  @GetMapping("/contracts/{id}/services")
  @RolesAllowed("insured")
  Listed<ServiceView> services(
      Caller caller,
      @PathVariable ContractId id,
      @RequestParam(required = false) @Nullable PersonId person,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    PersonId self = personOf(caller);
    return Listed.whole(
        contracts.services(self, id, person == null ? self : person, sight.dayOr(on)));
  }

  @GetMapping("/eligibility")
  @RolesAllowed("insured")
  EligibilityView eligibility(
      Caller caller,
      @RequestParam ContractId contract,
      @RequestParam PersonId person,
      @RequestParam ServiceCode service,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    return ceilings.eligibility(personOf(caller), contract, person, service, sight.dayOr(on));
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
    return ceilings.remaining(personOf(caller), contract, person, service, sight.dayOr(on));
  }

  /**
   * @param remaining null when unlimited; nothing of a service in no cover
   */
  record Remaining(
      boolean unlimited, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {
    static Remaining of(CeilingView view) {
      return new Remaining(view.unlimited(), view.cover() == null ? Rials.ZERO : view.remaining());
    }
  }

  /** In the person's own name: claims-service has made sure of who asks it. */
  @GetMapping("/internal/remaining-ceiling")
  @RolesAllowed("service:claims-service")
  Remaining remainingForClaims(
      Caller caller,
      @RequestParam ContractId contract,
      @RequestParam PersonId person,
      @RequestParam ServiceCode service,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on) {
    audit.record(caller, "ceiling.read", person.value());
    return Remaining.of(ceilings.remaining(person, contract, person, service, sight.dayOr(on)));
  }

  @GetMapping("/ceilings")
  @RolesAllowed("insured")
  Listed<CeilingView> ceilings(
      Caller caller,
      @RequestParam ContractId contract,
      @RequestParam PersonId person,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    return Listed.whole(
        ceilings.ofPerson(personOf(caller), contract, person, Sight.plausible(asOf)));
  }

  @GetMapping("/family-ceilings")
  @RolesAllowed("insured")
  Listed<FamilyCeilings> familyCeilings(
      Caller caller,
      @RequestParam ContractId contract,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf) {
    return Listed.whole(ceilings.ofFamily(personOf(caller), contract, Sight.plausible(asOf)));
  }

  private static PersonId personOf(Caller caller) {
    return new PersonId(caller.requiredPerson());
  }
}
