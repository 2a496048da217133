package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.Particulars;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Each thing may be told as often as one likes. Where one telling writes several documents, the
 * answer comes after the last of them, and telling it again finishes what a crash left half done.
 */
@Service
class Import {
  private final Contracts contracts;
  private final Plans plans;
  private final People people;
  private final Memberships memberships;
  private final Clock clock;

  Import(Contracts contracts, Plans plans, People people, Memberships memberships, Clock clock) {
    this.contracts = contracts;
    this.plans = plans;
    this.people = people;
    this.memberships = memberships;
    this.clock = clock;
  }

  /** True when it was not there before. */
  boolean put(ContractId id, PutContract told) {
    boolean isNew = contracts.find(id).isEmpty();
    Contract contract = told.contract(id);
    Plan.Under under = told.under(id);
    var terms = new LinkedHashMap<PlanId, Terms>();
    told.plans().forEach(plan -> terms.put(plan.id(), plan.terms()));
    for (Plan present : plans.all(terms.keySet())) {
      if (!present.under().contractId().equals(id)) {
        throw Refusal.conflict("plan-of-another-contract", Map.of("plan", present.id().value()));
      }
    }
    contracts.put(contract);
    Map<PlanId, LocalDate> since = told.effectiveFrom();
    terms.forEach(
        (plan, itsTerms) -> plans.put(plan, under, itsTerms, since.get(plan), clock.instant()));
    return isNew;
  }

  boolean put(PersonId id, Particulars told) {
    boolean isNew = people.find(id).isEmpty();
    memberships.notePayee(people.put(id, told), clock.instant());
    for (Membership membership : memberships.ofPerson(id)) { // the birth date may be another
      Ending ending = ending(membership.enrolment(), told.birthDate());
      memberships.change(membership.id(), present -> present.ruled(ending, clock.instant()));
    }
    return isNew;
  }

  boolean put(MembershipId id, Enrolment told) {
    boolean isNew = memberships.find(id).isEmpty();
    Plan plan = plans.find(told.planId()).orElseThrow(() -> Refusal.unprocessable("plan-unknown"));
    if (!plan.under().contractId().equals(told.contractId())) {
      throw Refusal.unprocessable("plan-unknown");
    }
    Period contract = plan.under().period();
    if (!contract.contains(told.period().start()) || !contract.contains(told.period().end())) {
      throw Refusal.unprocessable("membership-outside-contract");
    }
    Person person =
        people.find(told.personId()).orElseThrow(() -> Refusal.unprocessable("insured-unknown"));
    Person main = main(told);
    List<Membership> theirs = memberships.ofPerson(told.personId());
    for (Membership other : theirs) {
      if (other.enrolment().contractId().equals(told.contractId())
          && !other.id().equals(id)
          && other.enrolment().period().overlaps(told.period())) {
        throw Refusal.conflict("membership-overlaps");
      }
    }
    Ending ending = ending(told, people.open(person).birthDate());
    if (isNew) {
      boolean restricted = theirs.stream().anyMatch(Membership::restricted);
      memberships.add(
          Membership.enrol(id, told, main.hasAccount(), ending, restricted, clock.instant()));
    }
    memberships.change(id, membership -> membership.toldAgain(told, ending, clock.instant()));
    // A choice that was made in between found no membership to note it in.
    if (memberships.ofPerson(told.personId()).stream().anyMatch(Membership::restricted)) {
      memberships.change(id, membership -> membership.restricted(true, clock.instant()));
    }
    // Read again after the write: a Sheba that came in between found no membership to note it in.
    memberships.notePayee(main(told), clock.instant());
    return isNew;
  }

  /** When the plan's rules end it; null: they do not. */
  private @Nullable Ending ending(Enrolment told, LocalDate born) {
    return plans
        .find(told.planId())
        .flatMap(
            plan -> plan.terms().ending(told.relation(), born, told.student(), told.marriedOn()))
        .orElse(null);
  }

  private Person main(Enrolment told) {
    return people
        .find(told.mainInsuredId())
        .orElseThrow(() -> Refusal.unprocessable("main-insured-unknown"));
  }
}
