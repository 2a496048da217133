package ir.takmil.identity.registration;

import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.AccountId;
import ir.takmil.identity.account.Accounts;
import ir.takmil.identity.account.PersonId;
import ir.takmil.identity.registration.Registration.Stage;
import ir.takmil.identity.tries.Address;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The steps of a registration. Every secret that passes through here is kept as a hash or sealed.
 */
@Component
class Registering {
  private final Gate gate;
  private final Registrations registrations;
  private final CodeChannel channel;
  private final Accounts accounts;
  private final People people;
  private final Keycloak keycloak;
  private final LooseNames looseNames;
  private final Vault vault;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Registering(
      Gate gate,
      Registrations registrations,
      CodeChannel channel,
      Accounts accounts,
      People people,
      Keycloak keycloak,
      LooseNames looseNames,
      Vault vault,
      Clock clock) {
    this.gate = gate;
    this.registrations = registrations;
    this.channel = channel;
    this.accounts = accounts;
    this.people = people;
    this.keycloak = keycloak;
    this.looseNames = looseNames;
    this.vault = vault;
    this.clock = clock;
  }

  /** That an account exists is said only to someone who knows both the code and the birth date. */
  Registration begin(StartRegistration asked, Address from) {
    Gate.Entry entry = gate.enter(asked, from);
    PersonId person = confirm(asked, entry);
    refuseSecondAccount(person);
    return registrations.add(
        Registration.begin(
            new RegistrationId(UUID.randomUUID().toString()),
            person,
            vault.fingerprint(Account.nationalPlace(asked.nationalCode())),
            clock.instant()));
  }

  private PersonId confirm(StartRegistration asked, Gate.Entry entry) {
    Optional<PersonId> person;
    try {
      person = people.confirm(asked.nationalCode(), asked.birthDate());
    } catch (RuntimeException unanswered) {
      gate.unanswered(entry);
      throw unanswered;
    }
    if (person.isEmpty()) {
      gate.wrong(entry);
      throw Refusal.unprocessable("identity-not-confirmed");
    }
    gate.right(entry);
    return person.get();
  }

  /** How far it is, for who has lost sight of it. */
  Registration look(RegistrationId id) {
    return registrations.get(id).seen(clock.instant());
  }

  /**
   * The choice is counted and its name noted before Keycloak is asked, so that no crash leaves a
   * user there whom nobody clears away. Of two at the same moment the one is told that another was
   * faster; the user it made goes away again, unless the other means the same.
   */
  SentCode chooseAccount(RegistrationId id, ChooseAccount asked) {
    Registration before = registrations.get(id);
    Registration choosing = before.choosing(asked.username(), clock.instant());
    Password.check(asked.password(), asked.passwordRepeat(), asked.username(), asked.mobile());
    refuseSecondAccount(before.person());
    choosing = registrations.save(choosing);
    othersGiveUp(choosing, asked.username());
    String login = keycloak.addDisabled(asked.username(), asked.password(), before.person());
    try {
      registrations.save(
          choosing.choose(
              asked.username(),
              login,
              vault.seal(asked.mobile().value(), mobilePlace(id)),
              vault.fingerprint("number:" + asked.mobile().value()),
              clock.instant()));
    } catch (OptimisticLockingFailureException | Refusal late) {
      looseNames.free(before.person(), asked.username().value());
      throw late;
    }
    if (before.stage() instanceof Stage.AccountChosen earlier) {
      looseNames.free(before.person(), earlier.username());
    }
    return sendCode(id);
  }

  /**
   * Of one person's registrations the one that chose last has the name; the others choose again.
   */
  private void othersGiveUp(Registration mine, Username username) {
    registrations.of(mine.person()).stream()
        .filter(other -> !other.id().equals(mine.id()))
        .filter(other -> other.holds(username.value(), clock.instant()))
        .forEach(other -> registrations.change(other.id(), present -> present.giveUp(username)));
  }

  private void refuseSecondAccount(PersonId person) {
    if (accounts.of(person).isPresent()) {
      throw Refusal.conflict("account-exists");
    }
  }

  /** Counted, then kept, then sent: a code that reaches a phone is always one that we know. */
  SentCode sendCode(RegistrationId id) {
    Registration registration = registrations.get(id);
    Instant now = clock.instant();
    Stage.AccountChosen chosen = registration.chosen(now);
    CodeChannel.Ends ends = ends(registration, chosen);
    channel.take(now, ends);
    String code = "%06d".formatted(random.nextInt(1_000_000));
    SentCode sent =
        registrations
            .change(id, present -> present.send(hash(id, code), clock.instant()))
            .chosen(clock.instant())
            .code();
    channel.deliver(
        now, ends, new Mobile(vault.open(chosen.sealedMobile(), mobilePlace(id))), code);
    return Objects.requireNonNull(sent);
  }

  /**
   * @return the user name of the account that is now open
   */
  String verify(RegistrationId id, Verify asked) {
    Registration before = registrations.get(id);
    Optional<CodeChannel.Ends> ends =
        before.stage() instanceof Stage.AccountChosen chosen
            ? Optional.of(ends(before, chosen))
            : Optional.empty();
    ends.ifPresent(known -> channel.refuseClosed(clock.instant(), known));
    String hash = hash(id, PersianText.digits(asked.code()));
    Registration tried =
        registrations.change(id, present -> present.attempt(hash, clock.instant()));
    return switch (tried.stage()) {
      case Stage.AccountChosen missed -> {
        channel.wrong(clock.instant(), ends(tried, missed));
        throw Registration.codeWrong(Objects.requireNonNull(missed.code()).triesLeft());
      }
      case Stage.Verified verified -> {
        ends.ifPresent(channel::right);
        yield open(tried, verified);
      }
      case Stage.Opened opened -> opened.username();
      case Stage.IdentityConfirmed never -> throw new IllegalStateException();
    };
  }

  private static CodeChannel.Ends ends(Registration registration, Stage.AccountChosen chosen) {
    return new CodeChannel.Ends(registration.personMark(), chosen.mobileMark());
  }

  /**
   * What verification promised, in steps that may each be done again: the account (which decides
   * when one person verified twice), the user at Keycloak, the end of the registration. No account
   * is opened for a login that is gone: then the person starts again.
   */
  String open(Registration registration, Stage.Verified verified) {
    var id = new AccountId(registration.id().value());
    if (accounts.of(registration.person()).isEmpty() && !keycloak.has(verified.login())) {
      looseNames.freeAll(registration);
      registrations.remove(registration);
      throw Refusal.conflict("registration-expired");
    }
    String mobile = vault.open(verified.sealedMobile(), mobilePlace(registration.id()));
    try {
      accounts.add(
          Account.open(
              id,
              registration.person(),
              registration.personMark(),
              verified.username(),
              verified.login(),
              vault.seal(mobile, Account.mobilePlace(id)),
              clock.instant()));
    } catch (Refusal anotherWasFaster) {
      looseNames.freeAll(registration);
      registrations.remove(registration);
      throw anotherWasFaster;
    }
    keycloak.enable(verified.login());
    registrations.change(registration.id(), Registration::opened);
    return verified.username();
  }

  private String hash(RegistrationId id, String code) {
    return vault.fingerprint("one-time-code:" + id.value() + ":" + code);
  }

  private static String mobilePlace(RegistrationId id) {
    return "registration:" + id.value() + ":mobile";
  }
}
