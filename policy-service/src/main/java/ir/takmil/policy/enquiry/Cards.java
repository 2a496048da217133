package ir.takmil.policy.enquiry;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ir.takmil.policy.contract.Contract;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cards of covered people, one for each membership, in the order given. */
@Component
class Cards {
  private final Contracts contracts;
  private final People people;

  Cards(Contracts contracts, People people) {
    this.contracts = contracts;
    this.people = people;
  }

  List<MemberCard> of(List<Membership> memberships, LocalDate today) {
    Map<PersonId, Person> persons =
        people
            .all(memberships.stream().map(m -> m.enrolment().personId()).distinct().toList())
            .stream()
            .collect(toMap(Person::id, identity()));
    Map<ContractId, Contract> theirs =
        contracts
            .all(memberships.stream().map(m -> m.enrolment().contractId()).distinct().toList())
            .stream()
            .collect(toMap(Contract::id, identity()));
    var cards = new ArrayList<MemberCard>();
    for (Membership membership : memberships) {
      Person person = persons.get(membership.enrolment().personId());
      Contract contract = theirs.get(membership.enrolment().contractId());
      if (person != null && contract != null) {
        cards.add(MemberCard.of(membership, contract, people.open(person), today));
      }
    }
    return cards;
  }
}
