package ir.takmil.policy.enquiry;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.Balance;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingAccounts;
import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.contract.ServiceCode;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What an insured person asks. They see themselves, and the family that they head; whatever is
 * another's does not exist for them.
 */
@Service
class Enquiry {
  private final Contracts contracts;
  private final Plans plans;
  private final People people;
  private final Memberships memberships;
  private final CeilingAccounts accounts;
  private final Clock clock;

  Enquiry(
      Contracts contracts,
      Plans plans,
      People people,
      Memberships memberships,
      CeilingAccounts accounts,
      Clock clock) {
    this.contracts = contracts;
    this.plans = plans;
    this.people = people;
    this.memberships = memberships;
    this.accounts = accounts;
    this.clock = clock;
  }

  LocalDate today() {
    return Tehran.dayOf(clock.instant());
  }

  ContractsView contracts(PersonId caller, boolean activeOnly) {
    Map<ContractId, Membership> own =
        memberships.ofPerson(caller).stream()
            .collect(
                toMap(
                    membership -> membership.enrolment().contractId(),
                    identity(),
                    (one, other) -> latest(Stream.of(one, other), today()).orElseThrow()));
    Map<ContractId, Contract> theirContracts =
        contracts.all(own.keySet()).stream().collect(toMap(Contract::id, identity()));
    Map<PlanId, Plan> theirPlans =
        plans
            .all(own.values().stream().map(m -> m.enrolment().planId()).distinct().toList())
            .stream()
            .collect(toMap(Plan::id, identity()));
    var all = new ArrayList<ContractsView.Card>();
    for (Membership membership : own.values()) {
      Enrolment enrolment = membership.enrolment();
      Contract contract = theirContracts.get(enrolment.contractId());
      Plan plan = theirPlans.get(enrolment.planId());
      if (contract != null && plan != null) {
        boolean active = contract.period().contains(today()) && membership.validOn(today());
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

  List<FamilyMember> family(PersonId caller, @Nullable ContractId contract) {
    List<Membership> visible =
        Stream.concat(memberships.ofFamily(caller).stream(), memberships.ofPerson(caller).stream())
            .filter(membership ->
                contract == null || membership.enrolment().contractId().equals(contract))
            .collect(toMap(Membership::id, identity(), (one, same) -> one))
            .values()
            .stream()
            .sorted(
                comparing(
                        (Membership m) -> m.enrolment().period().start(), Comparator.reverseOrder())
                    .thenComparing(m -> m.enrolment().relation())
                    .thenComparing(m -> m.id().value()))
            .toList();
    if (contract != null && visible.isEmpty()) {
      throw Refusal.unknown("contract-unknown");
    }
    Map<PersonId, Person> persons =
        people.all(visible.stream().map(m -> m.enrolment().personId()).distinct().toList()).stream()
            .collect(toMap(Person::id, identity()));
    var members = new ArrayList<FamilyMember>();
    for (Membership membership : visible) {
      Person person = persons.get(membership.enrolment().personId());
      if (person != null) {
        members.add(FamilyMember.of(membership, people.open(person)));
      }
    }
    return members;
  }

  List<ServiceView> services(PersonId caller, ContractId contract, PersonId person) {
    Membership membership = visible(caller, contract, person, today());
    return plan(membership).terms().covers().stream()
        .flatMap(cover -> cover.services().stream().map(service -> ServiceView.of(cover, service)))
        .toList();
  }

  /** Three reads: the person's membership, its plan by id, the account by id. */
  CeilingView remaining(
      PersonId caller, ContractId contract, PersonId person, ServiceCode service, LocalDate on) {
    Membership membership = visible(caller, contract, person, on);
    Plan plan = plan(membership);
    List<String> reasons = reasons(plan, membership, on);
    Optional<Terms.Covered> covered = plan.terms().service(service);
    if (covered.isEmpty()) {
      reasons.add("X05");
      return CeilingView.ofNoCover(contract, reasons);
    }
    Cover cover = covered.get().cover();
    Balance balance =
        accounts
            .find(account(membership, cover))
            .map(CeilingAccount::balance)
            .orElseGet(() -> Balance.untouched(cover.ceiling().amount()));
    return CeilingView.of(contract, reasons, cover, balance);
  }

  List<CeilingView> ceilings(PersonId caller, ContractId contract, PersonId person) {
    Membership membership = visible(caller, contract, person, today());
    Plan plan = plan(membership);
    List<String> reasons = reasons(plan, membership, today());
    Collection<Cover> covers = plan.terms().covers();
    Map<AccountId, CeilingAccount> touched =
        accounts.all(covers.stream().map(cover -> account(membership, cover)).toList()).stream()
            .collect(toMap(CeilingAccount::id, identity()));
    return covers.stream()
        .map(cover -> {
          CeilingAccount account = touched.get(account(membership, cover));
          Balance balance =
              account == null ? Balance.untouched(cover.ceiling().amount()) : account.balance();
          return CeilingView.of(contract, reasons, cover, balance);
        })
        .toList();
  }

  private static List<String> reasons(Plan plan, Membership membership, LocalDate on) {
    var reasons = new ArrayList<String>();
    if (!plan.under().period().contains(on)) {
      reasons.add("X01");
    }
    if (!membership.validOn(on)) {
      reasons.add("X04");
    }
    return reasons;
  }

  private static AccountId account(Membership membership, Cover cover) {
    Enrolment enrolment = membership.enrolment();
    return AccountId.of(
        enrolment.contractId(), enrolment.personId(), enrolment.mainInsuredId(), cover);
  }

  private Plan plan(Membership membership) {
    return plans
        .find(membership.enrolment().planId())
        .orElseThrow(() -> Refusal.unknown("contract-unknown"));
  }

  /** The membership that counts on that day, if the caller may see it. */
  private Membership visible(PersonId caller, ContractId contract, PersonId person, LocalDate on) {
    return latest(
            memberships.ofPerson(person, contract).stream()
                .filter(membership -> membership.visibleTo(caller)),
            on)
        .orElseThrow(() -> Refusal.unknown("person-unknown"));
  }

  /** The one valid on the day, else the last there was. */
  private static Optional<Membership> latest(Stream<Membership> memberships, LocalDate on) {
    return memberships.max(
        comparing((Membership membership) -> membership.validOn(on))
            .thenComparing(membership -> membership.enrolment().period().end()));
  }
}
