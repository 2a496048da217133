package ir.takmil.policy.changing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.changing.ChangeRequest.Stage;
import ir.takmil.policy.changing.ChangeRequest.Way;
import ir.takmil.policy.codes.OneTimeCodes;
import ir.takmil.policy.codes.SendingAllowances;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** An insured person changes their own number: whoever has the phone on file confirms it. */
@Service
class Changing {
  private final ChangeRequests requests;
  private final SendingAllowances allowances;
  private final Wishes wishes;
  private final Applying applying;
  private final People people;
  private final Memberships memberships;
  private final OneTimeCodes oneTimeCodes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Changing(
      ChangeRequests requests,
      SendingAllowances allowances,
      Wishes wishes,
      Applying applying,
      People people,
      Memberships memberships,
      OneTimeCodes oneTimeCodes,
      Clock clock) {
    this.requests = requests;
    this.allowances = allowances;
    this.wishes = wishes;
    this.applying = applying;
    this.people = people;
    this.memberships = memberships;
    this.oneTimeCodes = oneTimeCodes;
    this.clock = clock;
  }

  /**
   * Counted, then kept, then sent: a code that reaches a phone is always one that we know, and a
   * storm of requests leaves nothing behind. Told again, it is the request that it was.
   */
  Told ask(ChangeRequestId id, PersonId caller, Wish wish) {
    var there = requests.find(id);
    Person person = insured(caller);
    Wanted wanted = wishes.seal(id, person, wish);
    if (there.isPresent()) {
      return new Told(same(there.get(), caller, wanted), false);
    }
    Instant now = clock.instant();
    Mobile onFile = reachable(wishes.check(person, wish, now));
    Codes codes = codes(id, wish);
    allowances.take(now, wishes.marks(person, onFile, wish));
    wishes.refuseAnothers(person, wish);
    ChangeRequest asked =
        ChangeRequest.byCode(id, caller, wanted, codes.fingerprint(), clock.instant());
    ChangeRequest kept = same(requests.add(asked), caller, wanted);
    boolean isNew = kept.stage().equals(asked.stage());
    if (isNew) {
      send(codes, onFile, wish);
    }
    return new Told(kept, isNew);
  }

  private static ChangeRequest same(ChangeRequest there, PersonId caller, Wanted wanted) {
    if (!there.person().equals(caller)) {
      throw Refusal.unknown("change-request-unknown");
    }
    if (!there.isFor(caller, wanted) || !(there.way() instanceof Way.ByCode)) {
      throw Refusal.conflict("change-request-differs");
    }
    return there;
  }

  ChangeRequest sendAgain(ChangeRequestId id, PersonId caller) {
    ChangeRequest request = own(id, caller);
    request.code(clock.instant());
    Person person = insured(caller);
    Wish wish = wishes.open(request);
    Mobile onFile = reachable(people.open(person).mobile());
    Codes codes = codes(id, wish);
    allowances.take(clock.instant(), wishes.marks(person, onFile, wish));
    ChangeRequest kept =
        requests.change(
            id, Seen.WHATEVER, present -> present.send(codes.fingerprint(), clock.instant()));
    send(codes, onFile, wish);
    return kept;
  }

  ChangeRequest confirm(
      ChangeRequestId id, PersonId caller, String code, @Nullable String newMobileCode) {
    ChangeRequest request = own(id, caller);
    boolean two = request.wanted().field() == Field.MOBILE;
    if (two != (newMobileCode != null)) {
      throw Refusal.malformed(two ? "field-missing" : "field-wrong", "/newMobileCode");
    }
    String tried = wishes.fingerprint(id, code, newMobileCode);
    ChangeRequest after =
        requests.change(id, Seen.WHATEVER, present -> present.attempt(tried, clock.instant()));
    return switch (after.stage()) {
      case Stage.CodeSent missed -> throw ChangeRequest.codeWrong(missed.code().triesLeft());
      case Stage.Confirmed it -> applying.apply(after);
      case Stage.Applied it -> after;
      case Stage.Asked never -> throw new IllegalStateException();
      case Stage.Refused never -> throw new IllegalStateException();
      case Stage.Expired never -> throw new IllegalStateException();
    };
  }

  List<ChangeRequest> of(PersonId caller) {
    return requests.of(caller);
  }

  /** Where codes of this person go; shown to themselves only. */
  @Nullable Mobile onFile(PersonId caller) {
    return people.find(caller).map(people::open).map(known -> known.mobile()).orElse(null);
  }

  private ChangeRequest own(ChangeRequestId id, PersonId caller) {
    return requests
        .find(id)
        .filter(request -> request.person().equals(caller))
        .orElseThrow(() -> Refusal.unknown("change-request-unknown"));
  }

  private Person insured(PersonId caller) {
    return people
        .find(caller)
        .filter(person -> !memberships.ofPerson(caller).isEmpty())
        .orElseThrow(() -> Refusal.unknown("person-unknown"));
  }

  private static Mobile reachable(@Nullable Mobile onFile) {
    if (onFile == null) {
      throw Refusal.conflict("no-mobile-on-file");
    }
    return onFile;
  }

  private Codes codes(ChangeRequestId id, Wish wish) {
    String code = sixDigits();
    String newMobileCode = wish instanceof Wish.NewMobile ? sixDigits() : null;
    return new Codes(code, newMobileCode, wishes.fingerprint(id, code, newMobileCode));
  }

  private String sixDigits() {
    return "%06d".formatted(random.nextInt(1_000_000));
  }

  private void send(Codes codes, Mobile onFile, Wish wish) {
    oneTimeCodes.send(UUID.randomUUID().toString(), onFile, codes.code());
    if (wish instanceof Wish.NewMobile it && codes.newMobileCode() != null) {
      oneTimeCodes.send(UUID.randomUUID().toString(), it.mobile(), codes.newMobileCode());
    }
  }

  /** On their way to the phones; in memory only. */
  private record Codes(String code, @Nullable String newMobileCode, String fingerprint) {
    @Override
    public String toString() {
      return "Codes[…]";
    }
  }
}
