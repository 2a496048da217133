package ir.takmil.policy.enquiry;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanEdition;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What staff look up: a person's cards, and what a plan said. */
@Service
class StaffEnquiry {
  private static final int PAGE = 100;

  private final Plans plans;
  private final People people;
  private final Memberships memberships;
  private final Cards cards;
  private final Sight sight;

  StaffEnquiry(Plans plans, People people, Memberships memberships, Cards cards, Sight sight) {
    this.plans = plans;
    this.people = people;
    this.memberships = memberships;
    this.cards = cards;
    this.sight = sight;
  }

  /** Newest first. */
  List<MemberCard> person(PersonId id) {
    List<Membership> theirs =
        memberships.ofPerson(id).stream()
            .sorted(
                comparing(
                    (Membership m) -> m.enrolment().period().start(), Comparator.reverseOrder()))
            .toList();
    if (theirs.isEmpty()) {
      throw Refusal.unknown("person-unknown");
    }
    return cards.of(theirs, sight.today());
  }

  /**
   * @param after the last membership of the page before; null: from the first
   */
  Listed<MemberRow> members(
      ContractId contract, @Nullable Relation relation, @Nullable MembershipId after) {
    List<Membership> found = memberships.ofContract(contract, relation, after, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<Membership> page = more ? found.subList(0, PAGE) : found;
    Map<PersonId, Person> persons =
        people.all(page.stream().map(m -> m.enrolment().personId()).distinct().toList()).stream()
            .collect(toMap(Person::id, identity()));
    return new Listed<>(
        page.stream()
            .flatMap(membership ->
                Optional.ofNullable(persons.get(membership.enrolment().personId()))
                    .map(person -> MemberRow.of(membership, person.name(), sight.today()))
                    .stream())
            .toList(),
        memberships.countOfContract(contract, relation),
        more ? page.getLast().id().value() : null);
  }

  PersonId personOf(NationalCode nationalCode) {
    return people
        .find(nationalCode)
        .map(Person::id)
        .orElseThrow(() -> Refusal.unknown("person-unknown"));
  }

  /**
   * @param edition which one; null: the one in force on that day
   * @param on null: today
   */
  PlanEditionView plan(PlanId plan, @Nullable Integer edition, @Nullable LocalDate on) {
    PlanEdition found =
        (edition == null ? plans.inForce(plan, sight.dayOr(on)) : plans.edition(plan, edition))
            .orElseThrow(() -> Refusal.unknown("plan-not-found"));
    int newest = plans.find(plan).map(it -> it.edition().number()).orElse(found.number());
    return PlanEditionView.of(found, newest);
  }
}
