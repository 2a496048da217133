package ir.takmil.policy.enquiry;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The contracts that an insured person is in, and what their plan says of its services. */
@Service
class OwnContracts {
  private final Contracts contracts;
  private final Plans plans;
  private final Sight sight;

  OwnContracts(Contracts contracts, Plans plans, Sight sight) {
    this.contracts = contracts;
    this.plans = plans;
    this.sight = sight;
  }

  ContractsView list(PersonId caller, boolean activeOnly) {
    LocalDate today = sight.today();
    Map<ContractId, Membership> own =
        sight.own(caller).stream()
            .collect(
                toMap(
                    membership -> membership.enrolment().contractId(),
                    identity(),
                    (one, other) -> Membership.latest(Stream.of(one, other), today).orElseThrow()));
    Map<ContractId, Contract> theirs =
        contracts.all(own.keySet()).stream().collect(toMap(Contract::id, identity()));
    var all = new ArrayList<ContractsView.Card>();
    for (Membership membership : own.values()) {
      Enrolment enrolment = membership.enrolment();
      Contract contract = theirs.get(enrolment.contractId());
      Plan plan = plans.find(enrolment.planId()).orElse(null);
      if (contract != null && plan != null) {
        boolean active = contract.period().contains(today) && membership.validOn(today);
        all.add(ContractsView.Card.of(contract, plan, active));
      }
    }
    all.sort(
        comparing(ContractsView.Card::active)
            .thenComparing(ContractsView.Card::start)
            .reversed()
            .thenComparing(ContractsView.Card::number));
    List<ContractsView.Card> active = all.stream().filter(ContractsView.Card::active).toList();
    List<ContractsView.Card> shown = activeOnly ? active : List.copyOf(all);
    return new ContractsView(
        shown, shown.size(), null, new ContractsView.Counts(active.size(), all.size()));
  }

  /** As the plan says of that day, for that person: a special patient may need less. */
  List<ServiceView> services(PersonId caller, ContractId contract, PersonId person, LocalDate on) {
    Membership membership = sight.membership(caller, contract, person, on);
    return plans.inForce(membership.enrolment().planId(), on).stream()
        .flatMap(edition ->
            edition.terms().covers().stream()
                .flatMap(cover ->
                    cover.services().stream()
                        .map(service ->
                            ServiceView.of(cover, service, edition.terms(), membership))))
        .toList();
  }
}
