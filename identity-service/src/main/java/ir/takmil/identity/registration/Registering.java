package ir.takmil.identity.registration;

import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.AccountId;
import ir.takmil.identity.account.Accounts;
import ir.takmil.identity.account.PersonId;
import ir.takmil.identity.registration.Registration.Stage;
import ir.takmil.identity.securitycode.SecurityCodes;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private final SecurityCodes securityCodes;
  private final Registrations registrations;
  private final SendingAllowances allowances;
  private final GuessAllowances guesses;
  private final Accounts accounts;
  private final People people;
  private final Keycloak keycloak;
  private final LooseNames looseNames;
  private final OneTimeCodes oneTimeCodes;
  private final Vault vault;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Registering(
      SecurityCodes securityCodes,
      Registrations registrations,
      SendingAllowances allowances,
      GuessAllowances guesses,
      Accounts accounts,
      People people,
      Keycloak keycloak,
      LooseNames looseNames,
      OneTimeCodes oneTimeCodes,
      Vault vault,
      Clock clock) {
    this.securityCodes = securityCodes;
    this.registrations = registrations;
    this.allowances = allowances;
    this.guesses = guesses;
    this.accounts = accounts;
    this.people = people;
    this.keycloak = keycloak;
    this.looseNames = looseNames;
    this.oneTimeCodes = oneTimeCodes;
    this.vault = vault;
    this.clock = clock;
  }

  /** That an account exists is said only to someone who knows both the code and the birth date. */
  Registration begin(StartRegistration asked) {
    securityCodes.redeem(asked.securityCode());
    PersonId person =
        confirm(asked).orElseThrow(() -> Refusal.unprocessable("identity-not-confirmed"));
    refuseSecondAccount(person);
    return registrations.add(
        Registration.begin(
            new RegistrationId(UUID.randomUUID().toString()),
            person,
            vault.fingerprint("person:" + asked.nationalCode().value()),
            clock.instant()));
  }

  /**
   * Counted before policy-service is asked, the same for known and unknown codes; taken back when
   * nobody answered, forgotten when the birth date was right.
   */
  private Optional<PersonId> confirm(StartRegistration asked) {
    String mark = vault.fingerprint("identity-check:" + asked.nationalCode().value());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the store keeps it
    guesses.take(now, mark);
    Optional<PersonId> person;
    try {
      person = people.confirm(asked.nationalCode(), asked.birthDate());
    } catch (RuntimeException unanswered) {
      guesses.giveBack(now, mark);
      throw unanswered;
    }
    if (person.isPresent()) {
      guesses.forgive(mark);
    }
    return person;
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
    Stage.AccountChosen chosen = registration.chosen(clock.instant());
    allowances.take(clock.instant(), registration.personMark(), chosen.mobileMark());
    String code = "%06d".formatted(random.nextInt(1_000_000));
    SentCode sent =
        registrations
            .change(id, present -> present.send(hash(id, code), clock.instant()))
            .chosen(clock.instant())
            .code();
    oneTimeCodes.send(
        UUID.randomUUID().toString(),
        new Mobile(vault.open(chosen.sealedMobile(), mobilePlace(id))),
        code);
    return Objects.requireNonNull(sent);
  }

  /**
   * @return the user name of the account that is now open
   */
  String verify(RegistrationId id, Verify asked) {
    String hash = hash(id, PersianText.digits(asked.code()));
    Registration tried =
        registrations.change(id, present -> present.attempt(hash, clock.instant()));
    return switch (tried.stage()) {
      case Stage.AccountChosen missed ->
          throw Registration.codeWrong(Objects.requireNonNull(missed.code()).triesLeft());
      case Stage.Verified verified -> open(tried, verified);
      case Stage.Opened opened -> opened.username();
      case Stage.IdentityConfirmed never -> throw new IllegalStateException();
    };
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
