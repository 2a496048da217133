package ir.takmil.policy.enquiry;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.consent.Consent;
import ir.takmil.policy.contract.Contracts;
import ir.takmil.policy.contract.Plans;
import ir.takmil.policy.enquiry.ConsentedView.Left;
import ir.takmil.policy.enquiry.ConsentedView.Place;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a person lets a centre see, read anew each time: nothing of it is kept for the centre. */
@Component
class Consented {
  private final Sight sight;
  private final Ceilings ceilings;
  private final Contracts contracts;
  private final Plans plans;
  private final People people;

  Consented(Sight sight, Ceilings ceilings, Contracts contracts, Plans plans, People people) {
    this.sight = sight;
    this.ceilings = ceilings;
    this.contracts = contracts;
    this.plans = plans;
    this.people = people;
  }

  ConsentedView of(Consent consent, PersonId person) {
    List<Place> places =
        sight.own(person).stream()
            .filter(membership -> membership.validOn(consent.on()))
            .flatMap(membership -> place(membership, consent))
            .toList();
    return people
        .find(person)
        .map(known -> ConsentedView.of(consent, known, places))
        .orElseThrow(() -> Refusal.unknown("person-unknown"));
  }

  private Stream<Place> place(Membership membership, Consent consent) {
    return contracts.find(membership.enrolment().contractId()).stream()
        .flatMap(contract ->
            plans.inForce(membership.enrolment().planId(), consent.on()).stream()
                .map(edition ->
                    Place.of(
                        contract,
                        membership,
                        edition.terms().title(),
                        ceilings.left(membership, consent.on()).stream()
                            .flatMap(ceiling ->
                                Stream.ofNullable(ceiling.cover())
                                    .map(cover -> Left.of(cover, ceiling)))
                            .toList())));
  }
}
