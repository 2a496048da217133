package ir.takmil.policy.enquiry;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingAccounts;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.PlanEdition;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.contract.ServiceCode;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is left of ceilings, now or as it was at the end of a past day. */
@Service
class Ceilings {
  private final Plans plans;
  private final People people;
  private final CeilingAccounts accounts;
  private final Sight sight;

  Ceilings(Plans plans, People people, CeilingAccounts accounts, Sight sight) {
    this.plans = plans;
    this.people = people;
    this.accounts = accounts;
    this.sight = sight;
  }

  /** Two reads: the person's memberships in the contract, and the accounts by id. */
  CeilingView remaining(
      PersonId caller, ContractId contract, PersonId person, ServiceCode service, LocalDate on) {
    Membership membership = sight.open(caller, contract, person, on);
    PlanEdition edition = edition(membership, on);
    Cover cover = edition.terms().service(service).map(Terms.Covered::cover).orElse(null);
    if (cover == null) {
      return CeilingView.ofNoCover(contract, standing(membership, edition, null, on));
    }
    return views(List.of(asked(membership, edition, cover, on)), null).getFirst();
  }

  EligibilityView eligibility(
      PersonId caller, ContractId contract, PersonId person, ServiceCode service, LocalDate on) {
    Membership membership = sight.membership(caller, contract, person, on);
    PlanEdition edition = edition(membership, on);
    Terms.Covered covered = edition.terms().service(service).orElse(null);
    Cover cover = covered == null ? null : covered.cover();
    Standing standing = standing(membership, edition, cover, on);
    return EligibilityView.of(on, standing, membership, edition, covered);
  }

  /**
   * @param asOf null: now
   */
  List<CeilingView> ofPerson(
      PersonId caller, ContractId contract, PersonId person, @Nullable LocalDate asOf) {
    LocalDate on = asOf == null ? sight.today() : asOf;
    return views(covers(sight.open(caller, contract, person, on), on), asOf);
  }

  /** As a day finds somebody insured, with what is left now. */
  List<CeilingView> left(Membership membership, LocalDate on) {
    return views(covers(membership, on), null);
  }

  /** Everybody's whom the caller sees; without the amounts of who keeps them back. */
  List<FamilyCeilings> ofFamily(PersonId caller, ContractId contract, @Nullable LocalDate asOf) {
    LocalDate on = asOf == null ? sight.today() : asOf;
    Map<PersonId, Membership> members =
        sight.family(caller, contract).stream()
            .collect(
                toMap(
                    membership -> membership.enrolment().personId(),
                    identity(),
                    (one, other) -> Membership.latest(Stream.of(one, other), on).orElseThrow(),
                    LinkedHashMap::new));
    Map<PersonId, Person> persons =
        people.all(members.keySet()).stream().collect(toMap(Person::id, identity()));
    var asked = new LinkedHashMap<Membership, List<CeilingAsked>>();
    for (Membership membership : members.values()) {
      asked.put(membership, membership.openTo(caller) ? covers(membership, on) : List.of());
    }
    Map<AccountId, CeilingAccount> found =
        accounts(asked.values().stream().flatMap(List::stream).toList());
    return asked.entrySet().stream()
        .flatMap(each -> {
          Person person = persons.get(each.getKey().enrolment().personId());
          return person == null
              ? Stream.empty()
              : Stream.of(
                  new FamilyCeilings(
                      person.id(),
                      person.name(),
                      each.getKey().enrolment().relation(),
                      each.getKey().openTo(caller),
                      each.getValue().stream()
                          .map(one -> one.view(found, asOf, accounts::lines))
                          .toList()));
        })
        .toList();
  }

  private List<CeilingAsked> covers(Membership membership, LocalDate on) {
    PlanEdition edition = edition(membership, on);
    return edition.terms().covers().stream()
        .map(cover -> asked(membership, edition, cover, on))
        .toList();
  }

  private CeilingAsked asked(
      Membership membership, PlanEdition edition, Cover cover, LocalDate on) {
    Cover asGranted =
        plans
            .find(edition.planId())
            .flatMap(newest -> newest.terms().cover(cover.code()))
            .orElse(cover);
    return CeilingAsked.of(
        membership, edition, cover, asGranted, standing(membership, edition, cover, on), on);
  }

  private List<CeilingView> views(List<CeilingAsked> asked, @Nullable LocalDate asOf) {
    Map<AccountId, CeilingAccount> found = accounts(asked);
    return asked.stream().map(one -> one.view(found, asOf, accounts::lines)).toList();
  }

  private Map<AccountId, CeilingAccount> accounts(List<CeilingAsked> asked) {
    List<AccountId> ids = asked.stream().flatMap(CeilingAsked::accounts).distinct().toList();
    return accounts.all(ids).stream().collect(toMap(CeilingAccount::id, identity()));
  }

  private Standing standing(
      Membership membership, PlanEdition edition, @Nullable Cover cover, LocalDate on) {
    return Standing.on(
        on, sight.today(), membership, edition.under().period(), edition.terms(), cover);
  }

  private PlanEdition edition(Membership membership, LocalDate on) {
    return plans
        .inForce(membership.enrolment().planId(), on)
        .orElseThrow(() -> Refusal.unknown("contract-unknown"));
  }
}
