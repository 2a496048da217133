package ir.takmil.policy.changing;

import static java.util.stream.Collectors.toSet;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Jalali;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.vault.Vault;
import ir.takmil.policy.codes.SendingAllowances;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import ir.takmil.policy.person.Particulars;
import ir.takmil.policy.person.People;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import ir.takmil.policy.person.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may ask for what; and every secret of a request, sealed for that request alone. */
@Component
class Wishes {
  private static final int OF_AGE = 18;

  private final People people;
  private final Memberships memberships;
  private final Vault vault;

  Wishes(People people, Memberships memberships, Vault vault) {
    this.people = people;
    this.memberships = memberships;
    this.vault = vault;
  }

  /**
   * @return the mobile on file
   * @throws Refusal 403 for a minor dependent; 422 when a dependent's Sheba is meant, for nobody
   *     pays to it, or when the number is the one on file
   */
  @Nullable Mobile check(Person person, Wish wish, Instant now) {
    List<Membership> places = memberships.ofPerson(person.id());
    boolean main = places.stream().anyMatch(it -> it.enrolment().relation() == Relation.MAIN);
    Particulars known = people.open(person);
    LocalDate today = Tehran.dayOf(now);
    if (!main && Jalali.yearsBetween(known.birthDate(), today) < OF_AGE) {
      throw Refusal.forbidden("minor-asks-nothing");
    }
    String onFile =
        switch (wish) {
          case Wish.NewSheba it -> {
            if (!main) {
              throw Refusal.unprocessable("sheba-of-main-insured-only");
            }
            yield known.sheba() == null ? null : known.sheba().value();
          }
          case Wish.NewMobile it -> known.mobile() == null ? null : known.mobile().value();
        };
    if (wish.value().equals(onFile)) {
      throw Refusal.unprocessable("nothing-to-change");
    }
    return known.mobile();
  }

  /**
   * Somebody else's account is a slip or a fraud; within a family one account may serve all. For a
   * caller who is counted first: whose account a number is must not be found out by trying.
   */
  void refuseAnothers(Person person, Wish wish) {
    if (!(wish instanceof Wish.NewSheba it)) {
      return;
    }
    Set<PersonId> family =
        Stream.concat(
                memberships.ofPerson(person.id()).stream(),
                memberships.ofFamily(person.id()).stream())
            .map(Membership::enrolment)
            .flatMap(place -> Stream.of(place.personId(), place.mainInsuredId()))
            .collect(toSet());
    if (people.paidAt(it.sheba()).stream().map(Person::id).anyMatch(id -> !family.contains(id))) {
      throw Refusal.conflict("sheba-of-another");
    }
  }

  Wanted seal(ChangeRequestId id, Person person, Wish wish) {
    Sealed onFile =
        switch (wish) {
          case Wish.NewSheba it -> person.sheba();
          case Wish.NewMobile it -> person.mobile();
        };
    String place = place(id, "wanted");
    return new Wanted(
        wish.field(),
        new Sealed(vault.seal(wish.value(), place), vault.fingerprint(place + wish.value())),
        onFile == null ? null : onFile.fingerprint());
  }

  Wish open(ChangeRequest request) {
    Wanted wanted = request.wanted();
    return Wish.of(
        wanted.field(), vault.open(wanted.number().sealed(), place(request.id(), "wanted")));
  }

  String sealReason(ChangeRequestId id, String reason) {
    return vault.seal(reason, place(id, "reason"));
  }

  String openReason(ChangeRequestId id, String sealed) {
    return vault.open(sealed, place(id, "reason"));
  }

  /** Of the one code, or of both together: which of two was wrong is not known here, nor said. */
  String fingerprint(ChangeRequestId id, String code, @Nullable String newMobileCode) {
    String both =
        PersianText.digits(code)
            + (newMobileCode == null ? "" : "/" + PersianText.digits(newMobileCode));
    return vault.fingerprint(place(id, "code") + both);
  }

  /** What is counted by: the person, and each number that gets a code. */
  List<String> marks(Person person, Mobile onFile, Wish wish) {
    String own = mark("person", person.id().value());
    String number = mark("number", onFile.value());
    return wish instanceof Wish.NewMobile it
        ? List.of(own, number, mark("number", it.mobile().value()))
        : List.of(own, number);
  }

  private String mark(String what, String value) {
    return SendingAllowances.mark(vault, what, value);
  }

  private static String place(ChangeRequestId id, String field) {
    return "change-requests/" + id.value() + "/" + field + "/";
  }
}
