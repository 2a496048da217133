package ir.takmil.policy.enquiry;

import static java.util.Comparator.comparing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.contract.PlanEdition;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What staff look up: a person's cards, and what a plan said. */
@Service
class StaffEnquiry {
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
        (edition == null
                ? plans.inForce(plan, on == null ? sight.today() : on)
                : plans.edition(plan, edition))
            .orElseThrow(() -> Refusal.unknown("plan-not-found"));
    int newest = plans.find(plan).map(it -> it.edition().number()).orElse(found.number());
    return PlanEditionView.of(found, newest);
  }
}
