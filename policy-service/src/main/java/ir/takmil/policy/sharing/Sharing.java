package ir.takmil.policy.sharing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Tehran;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The choice is noted in each of the person's memberships, so that who replicates them keeps it
 * too; one that is told again finishes what a crash left half noted, and a later membership takes
 * it over.
 */
@Service
class Sharing {
  /** Of age, in Jalali years. */
  private static final int ADULT = 18;

  private final People people;
  private final Memberships memberships;
  private final Clock clock;

  Sharing(People people, Memberships memberships, Clock clock) {
    this.people = people;
    this.memberships = memberships;
    this.clock = clock;
  }

  /** Whether the main insured sees the person's file. */
  boolean of(PersonId person) {
    return memberships.ofPerson(person).stream().noneMatch(Membership::restricted);
  }

  void choose(PersonId id, boolean withMainInsured) {
    Person person = people.find(id).orElseThrow(() -> Refusal.unknown("person-unknown"));
    LocalDate today = Tehran.dayOf(clock.instant());
    if (Jalali.yearsBetween(people.open(person).birthDate(), today) < ADULT) {
      throw Refusal.unprocessable("sharing-adults-only");
    }
    List<Membership> asDependent =
        memberships.ofPerson(id).stream()
            .filter(membership -> membership.enrolment().relation() != Relation.MAIN)
            .toList();
    if (asDependent.isEmpty()) {
      throw Refusal.unprocessable("sharing-dependents-only");
    }
    for (Membership membership : asDependent) {
      memberships.change(
          membership.id(), present -> present.restricted(!withMainInsured, clock.instant()));
    }
  }
}
