package ir.takmil.policy.changing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a confirmation promised, in steps that may each be done again: the number on file, whether
 * the family can be paid, the end of the request.
 */
@Component
class Applying {
  private final ChangeRequests requests;
  private final Wishes wishes;
  private final People people;
  private final Memberships memberships;
  private final Clock clock;

  Applying(
      ChangeRequests requests, Wishes wishes, People people, Memberships memberships, Clock clock) {
    this.requests = requests;
    this.wishes = wishes;
    this.people = people;
    this.memberships = memberships;
    this.clock = clock;
  }

  /**
   * @throws Refusal 409 when another number came on file since it was asked for
   */
  ChangeRequest apply(ChangeRequest confirmed) {
    String before = confirmed.wanted().before();
    Optional<Person> changed =
        switch (wishes.open(confirmed)) {
          case Wish.NewSheba it -> people.changeSheba(confirmed.person(), before, it.sheba());
          case Wish.NewMobile it -> people.changeMobile(confirmed.person(), before, it.mobile());
        };
    Instant now = clock.instant();
    if (changed.isEmpty()) {
      requests.change(confirmed.id(), Seen.WHATEVER, present -> present.overtaken(now));
      throw Refusal.conflict("changed-otherwise");
    }
    memberships.notePayee(changed.get(), now);
    return requests.change(confirmed.id(), Seen.WHATEVER, present -> present.applied(now));
  }
}
