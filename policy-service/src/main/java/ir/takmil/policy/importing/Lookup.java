package ir.takmil.policy.importing;

import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.sheet.ListedPerson;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.ListedPeople;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on file of a sheet of rows, asked all at once: never a question a row. */
final class Lookup {
  private final ListedPeople people;
  private final Map<NationalCode, Person> persons;
  private final Map<PersonId, List<Membership>> places = new HashMap<>();

  Lookup(ListedPeople people, Memberships memberships, Collection<ListedPerson> listed) {
    this.people = people;
    var codes = new HashSet<NationalCode>();
    for (ListedPerson one : listed) {
      codes.add(one.nationalCode());
      codes.add(one.mainCode());
    }
    persons = people.byNationalCodes(codes);
    memberships.ofPeople(persons.values().stream().map(Person::id).toList()).forEach(this::placed);
  }

  Optional<Person> person(NationalCode code) {
    return Optional.ofNullable(persons.get(code));
  }

  /** Whose id they have, or will have. */
  PersonId id(NationalCode code) {
    Person person = persons.get(code);
    return person == null ? people.idFor(code) : person.id();
  }

  List<Membership> ofPerson(PersonId person) {
    return places.getOrDefault(person, List.of());
  }

  List<Membership> ofPerson(PersonId person, ContractId contract) {
    return ofPerson(person).stream()
        .filter(membership -> membership.enrolment().contractId().equals(contract))
        .toList();
  }

  /** A membership as it is now, in place of what was found. */
  void placed(Membership membership) {
    List<Membership> theirs =
        places.computeIfAbsent(membership.enrolment().personId(), none -> new ArrayList<>());
    theirs.removeIf(other -> other.id().equals(membership.id()));
    theirs.add(membership);
  }

  /** Whose accounts these are, with everybody whom they are in a family with. */
  static Owners owners(
      ListedPeople people, Memberships memberships, Collection<ListedPerson> listed) {
    var shebas = new HashSet<Sheba>();
    for (ListedPerson one : listed) {
      Sheba sheba = one.sheba();
      if (sheba != null) {
        shebas.add(sheba);
      }
    }
    Map<Sheba, List<Person>> found = shebas.isEmpty() ? Map.of() : people.byShebas(shebas);
    List<PersonId> ids =
        found.values().stream().flatMap(List::stream).map(Person::id).distinct().toList();
    var heads = new HashMap<PersonId, List<PersonId>>();
    if (!ids.isEmpty()) {
      for (Membership membership : memberships.ofPeople(ids)) {
        heads
            .computeIfAbsent(membership.enrolment().personId(), none -> new ArrayList<>())
            .add(membership.enrolment().mainInsuredId());
      }
    }
    return new Owners(found, heads);
  }

  /**
   * @param heads of the families that an owner is in
   */
  record Owners(Map<Sheba, List<Person>> of, Map<PersonId, List<PersonId>> heads) {}
}
