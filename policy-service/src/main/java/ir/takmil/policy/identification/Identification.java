package ir.takmil.policy.identification;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Gives personal numbers out to the one neighbour that needs each of them, and to nobody else. */
@Service
class Identification {
  private final People people;
  private final Memberships memberships;

  Identification(People people, Memberships memberships) {
    this.people = people;
    this.memberships = memberships;
  }

  /** An insured person by both their national code and birth date; which was wrong is not said. */
  Optional<PersonId> check(NationalCode nationalCode, LocalDate birthDate) {
    return people
        .identify(nationalCode, birthDate)
        .map(Person::id)
        .filter(person -> !memberships.ofPerson(person).isEmpty());
  }

  /**
   * @param asking the person themselves, or the main insured of their family
   */
  NationalCode identityNumber(PersonId person, PersonId asking) {
    if (memberships.ofPerson(person).stream().noneMatch(m -> m.visibleTo(asking))) {
      throw Refusal.unknown("person-unknown");
    }
    return people
        .find(person)
        .map(people::nationalCode)
        .orElseThrow(() -> Refusal.unknown("person-unknown"));
  }

  PayeeView payee(PersonId id) {
    Person person = people.find(id).orElseThrow(() -> Refusal.unknown("payee-unknown"));
    return people
        .sheba(person)
        .map(sheba -> new PayeeView(sheba, person.name()))
        .orElseThrow(() -> Refusal.unknown("payee-unknown"));
  }
}
