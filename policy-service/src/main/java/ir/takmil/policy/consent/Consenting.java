package ir.takmil.policy.consent;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.vault.Vault;
import ir.takmil.policy.codes.OneTimeCodes;
import ir.takmil.policy.codes.SendingAllowances;
import ir.takmil.policy.consent.Consent.Stage.Asked;
import ir.takmil.policy.consent.Consent.Stage.Given;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * A centre asks, a person's phone gets the code, and the code told to the centre is their consent.
 * Nothing that a centre is answered depends on whether there is such a person: the same limits
 * count, the same steps are gone, and the same neighbours are asked.
 */
@Service
public class Consenting {
  private final Consents consents;
  private final SendingAllowances allowances;
  private final People people;
  private final Memberships memberships;
  private final OneTimeCodes oneTimeCodes;
  private final Vault vault;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Consenting(
      Consents consents,
      SendingAllowances allowances,
      People people,
      Memberships memberships,
      OneTimeCodes oneTimeCodes,
      Vault vault,
      Clock clock) {
    this.consents = consents;
    this.allowances = allowances;
    this.people = people;
    this.memberships = memberships;
    this.oneTimeCodes = oneTimeCodes;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Counted, then kept, then sent. When it cannot be sent nothing of it is left, so that it may be
   * asked again; told again, it is the asking that it was, and no second SMS.
   */
  Consent ask(AskConsent asked) {
    LocalDate on = Period.plausible(asked.on());
    String askedFor = vault.fingerprint(place(asked.id(), "of") + asked.nationalCode().value());
    Optional<Consent> there = consents.find(asked.id());
    if (there.isPresent()) {
      return same(there.get(), asked, askedFor, on);
    }
    Instant now = clock.instant();
    String byCode = mark("national-code", asked.nationalCode().value());
    allowances.take(now, List.of(byCode));
    Reached reached = reached(asked.nationalCode(), now);
    // A used up number is not told of: it would tell that two people have one phone.
    String byNumber =
        reached == null
            ? mark("nobody", asked.nationalCode().value())
            : mark("number", reached.mobile().value());
    if (!isTaken(now, byNumber)) {
      reached = null;
    }
    String code = "%06d".formatted(random.nextInt(1_000_000));
    Consent kept =
        Consent.ask(
            asked.id(),
            new Consent.Centre(asked.centreId(), asked.centreName()),
            askedFor,
            on,
            reached == null ? null : reached.person(),
            fingerprint(asked.id(), code),
            now);
    Consent first = consents.add(kept);
    if (!first.stage().equals(kept.stage())) {
      return same(first, asked, askedFor, on);
    }
    try {
      send(reached, code, asked.centreName());
    } catch (RuntimeException away) {
      consents.remove(first);
      allowances.giveBack(now, List.of(byCode, byNumber));
      throw away;
    }
    return first;
  }

  private static Consent same(Consent there, AskConsent asked, String askedFor, LocalDate on) {
    if (!there.centre().id().equals(asked.centreId())) {
      throw Refusal.unknown("consent-unknown");
    }
    if (!there.isFor(askedFor, on)) {
      throw Refusal.conflict("consent-differs");
    }
    return there;
  }

  private boolean isTaken(Instant now, String mark) {
    try {
      allowances.take(now, List.of(mark));
      return true;
    } catch (Refusal tooMany) {
      return false;
    }
  }

  private void send(@Nullable Reached reached, String code, String centre) {
    String sending = UUID.randomUUID().toString();
    try {
      oneTimeCodes.sendForConsent(sending, reached == null ? null : reached.mobile(), code, centre);
    } catch (Refusal numberOutOfUse) {
      // As if nobody were there: that there is a number is theirs to tell.
    }
  }

  /**
   * The person's own phone; of one who has none that of whose family they are today, unless they
   * keep their file from them.
   */
  private @Nullable Reached reached(NationalCode nationalCode, Instant now) {
    Person person = people.find(nationalCode).orElse(null);
    PersonId id = person == null ? new PersonId(UUID.randomUUID().toString()) : person.id();
    List<Membership> theirs = memberships.ofPerson(id);
    if (person == null || theirs.isEmpty()) {
      return null;
    }
    boolean restricted = theirs.stream().anyMatch(Membership::restricted);
    Stream<Person> heads =
        restricted
            ? Stream.empty()
            : theirs.stream()
                .filter(membership -> membership.validOn(Tehran.dayOf(now)))
                .map(membership -> membership.enrolment().mainInsuredId())
                .distinct()
                .flatMap(main -> people.find(main).stream());
    return Stream.concat(Stream.of(person), heads)
        .flatMap(owner -> Stream.ofNullable(people.open(owner).mobile()))
        .findFirst()
        .map(mobile -> new Reached(id, mobile))
        .orElse(null);
  }

  /**
   * One right code makes it given, once; of many guesses at once five are tries.
   *
   * @param code in any digits
   */
  public Consent give(ConsentId id, String centre, String code) {
    of(id, centre);
    String tried = fingerprint(id, PersianText.digits(code));
    Consent after = consents.change(id, present -> present.attempt(tried, clock.instant()));
    return switch (after.stage()) {
      case Asked(var missed) -> throw Consent.codeWrong(missed.triesLeft());
      case Given _ -> after;
    };
  }

  /** As the centre that asked may see it; for any other there is none. */
  public Consent of(ConsentId id, String centre) {
    return consents
        .find(id)
        .filter(consent -> consent.centre().id().equals(centre))
        .orElseThrow(() -> Refusal.unknown("consent-unknown"));
  }

  private String mark(String what, String value) {
    return SendingAllowances.mark(vault, what, value);
  }

  private String fingerprint(ConsentId id, String code) {
    return vault.fingerprint(place(id, "code") + code);
  }

  private static String place(ConsentId id, String field) {
    return "consents/" + id.value() + "/" + field + "/";
  }
}
