package ir.takmil.policy.changing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.changing.ChangeRequest.Way;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Where the phone on file is lost, or none is: one operator asks, another decides. */
@Service
class OnBehalf {
  private final ChangeRequests requests;
  private final Wishes wishes;
  private final Applying applying;
  private final People people;
  private final Memberships memberships;
  private final Clock clock;

  OnBehalf(
      ChangeRequests requests,
      Wishes wishes,
      Applying applying,
      People people,
      Memberships memberships,
      Clock clock) {
    this.requests = requests;
    this.wishes = wishes;
    this.applying = applying;
    this.people = people;
    this.memberships = memberships;
    this.clock = clock;
  }

  /** Told again by the same operator, it is the request that it was. */
  Told ask(ChangeRequestId id, Staff by, PersonId insured, Wish wish, String reason) {
    Person person =
        people
            .find(insured)
            .filter(found -> !memberships.ofPerson(insured).isEmpty())
            .orElseThrow(() -> Refusal.unprocessable("insured-unknown"));
    Wanted wanted = wishes.seal(id, person, wish);
    var there = requests.find(id);
    if (there.isPresent()) {
      return new Told(same(there.get(), by, insured, wanted), false);
    }
    Instant now = clock.instant();
    wishes.check(person, wish, now);
    wishes.refuseAnothers(person, wish);
    var way = new Way.OnBehalf(by, wishes.sealReason(id, reason));
    ChangeRequest asked = requests.add(ChangeRequest.onBehalf(id, insured, wanted, way, now));
    return new Told(same(asked, by, insured, wanted), true);
  }

  private static ChangeRequest same(
      ChangeRequest there, Staff by, PersonId insured, Wanted wanted) {
    if (there.isFor(insured, wanted)
        && there.way() instanceof Way.OnBehalf asking
        && asking.by().is(by)) {
      return there;
    }
    throw Refusal.conflict("change-request-differs");
  }

  ChangeRequest approve(ChangeRequestId id, Seen seen, Staff by) {
    return applying.apply(
        requests.change(id, seen, present -> present.approve(by, clock.instant())));
  }

  ChangeRequest refuse(ChangeRequestId id, Seen seen, Staff by, String reason) {
    String kept = wishes.sealReason(id, reason);
    return requests.change(id, seen, present -> present.refuse(by, kept, clock.instant()));
  }

  List<ChangeRequest> list(List<String> stages, int from, int most) {
    return requests.onBehalf(stages, from, most);
  }

  long count(List<String> stages) {
    return requests.countOnBehalf(stages);
  }
}
