package ir.takmil.identity.registration;

import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person's way to an account: identity confirmed, account chosen, verified, opened. Fifteen
 * minutes from the first step; then only what was verified in time is still finished.
 *
 * @param personMark keyed fingerprint of the national code, for counting what is sent to whom, and
 *     for the account
 * @param names every user name that Keycloak was asked for, noted before asking; the last one is
 *     what is wanted now
 * @param choices how often an account was chosen: each costs Keycloak a password hash
 * @param dueAt when housekeeping looks at it: to clear it away, or to finish what a crash left
 */
@Document("registrations")
@TypeAlias("registration")
record Registration(
    @Id RegistrationId id,
    @Version @Nullable Long version,
    @Indexed(name = "person") PersonId person,
    String personMark,
    Instant expiresAt,
    List<String> names,
    int choices,
    Stage stage,
    @Indexed(name = "due") Instant dueAt) {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final Duration FINISHED_BY_REQUEST = Duration.ofSeconds(30);
  private static final int MOST_CHOICES = 5;

  Registration {
    // those begun before names were noted have none
    names = names == null ? List.of() : names;
  }

  /** Where a registration stands. Each stage carries only what is true in it. */
  sealed interface Stage {
    @TypeAlias("identity-confirmed")
    record IdentityConfirmed() implements Stage {}

    /**
     * @param login the user at Keycloak, disabled until the mobile is verified
     */
    @TypeAlias("account-chosen")
    record AccountChosen(
        String username,
        String login,
        String sealedMobile,
        String mobileMark,
        @Nullable SentCode code)
        implements Stage {}

    /** The code was right: the account will be opened, by this request or by housekeeping. */
    @TypeAlias("verified")
    record Verified(String username, String login, String sealedMobile, String codeHash)
        implements Stage {}

    @TypeAlias("opened")
    record Opened(String username, String codeHash) implements Stage {}
  }

  static Registration begin(RegistrationId id, PersonId person, String personMark, Instant now) {
    Instant expiresAt = now.plus(LIFE);
    return new Registration(
        id,
        null,
        person,
        personMark,
        expiresAt,
        List.of(),
        0,
        new Stage.IdentityConfirmed(),
        expiresAt.plus(FINISHED_BY_REQUEST));
  }

  /** Before an account is made at Keycloak: is that still possible, and not too often? */
  Registration choosing(Username username, Instant now) {
    open(now);
    return switch (stage) {
      case Stage.IdentityConfirmed c -> chosenOnceMore(username);
      case Stage.AccountChosen c -> chosenOnceMore(username);
      case Stage.Verified v -> throw illegal();
      case Stage.Opened o -> throw illegal();
    };
  }

  private Registration chosenOnceMore(Username username) {
    if (choices >= MOST_CHOICES) {
      throw new Refusal(Refusal.Kind.TOO_MANY, "too-many-choices", Map.of(), List.of());
    }
    var longer = new ArrayList<>(names);
    longer.remove(username.value());
    longer.add(username.value());
    return new Registration(
        id, version, person, personMark, expiresAt, List.copyOf(longer), choices + 1, stage, dueAt);
  }

  /** May an account still come of this name here? */
  boolean holds(String username, Instant now) {
    return switch (stage) {
      case Stage.IdentityConfirmed c -> now.isBefore(expiresAt) && wants(username);
      case Stage.AccountChosen c ->
          now.isBefore(expiresAt) && (wants(username) || c.username().equals(username));
      case Stage.Verified v -> v.username().equals(username);
      case Stage.Opened o -> o.username().equals(username);
    };
  }

  /**
   * Another registration of the same person has chosen this name. The code that went out opens
   * nothing any more; a choice that is just being made is not saved.
   */
  Registration giveUp(Username username) {
    return switch (stage) {
      case Stage.IdentityConfirmed c -> without(username, c);
      case Stage.AccountChosen c ->
          without(
              username, c.username().equals(username.value()) ? new Stage.IdentityConfirmed() : c);
      case Stage.Verified v -> throw Refusal.conflict("username-taken");
      case Stage.Opened o -> throw Refusal.conflict("username-taken");
    };
  }

  private Registration without(Username username, Stage next) {
    List<String> others = names.stream().filter(name -> !name.equals(username.value())).toList();
    return new Registration(
        id, version, person, personMark, expiresAt, others, choices, next, dueAt);
  }

  private boolean wants(String username) {
    return !names.isEmpty() && names.getLast().equals(username);
  }

  Registration choose(
      Username username, String login, String sealedMobile, String mobileMark, Instant now) {
    open(now);
    return in(new Stage.AccountChosen(username.value(), login, sealedMobile, mobileMark, null));
  }

  Stage.AccountChosen chosen(Instant now) {
    open(now);
    if (stage instanceof Stage.AccountChosen chosen) {
      return chosen;
    }
    throw illegal();
  }

  /** A new code takes the place of the one before, with its tries. */
  Registration send(String hash, Instant now) {
    var chosen = chosen(now);
    return in(
        new Stage.AccountChosen(
            chosen.username(),
            chosen.login(),
            chosen.sealedMobile(),
            chosen.mobileMark(),
            SentCode.sent(hash, now)));
  }

  /**
   * A try: right, and the registration is verified; wrong, and one try fewer is left. The caller
   * saves what comes of it before telling anybody, so that no guess goes uncounted.
   */
  Registration attempt(String hash, Instant now) {
    return switch (stage) {
      case Stage.IdentityConfirmed c -> throw illegal();
      case Stage.AccountChosen chosen -> attempt(chosen, hash, now);
      case Stage.Verified verified -> again(verified.codeHash(), hash);
      case Stage.Opened opened -> again(opened.codeHash(), hash);
    };
  }

  private Registration attempt(Stage.AccountChosen chosen, String hash, Instant now) {
    open(now);
    SentCode code = chosen.code();
    if (code == null || code.expired(now)) {
      throw Refusal.unprocessable("code-expired");
    }
    if (code.triesLeft() == 0) {
      throw codeWrong(0);
    }
    if (code.hash().equals(hash)) {
      return new Registration(
          id,
          version,
          person,
          personMark,
          expiresAt,
          names,
          choices,
          new Stage.Verified(chosen.username(), chosen.login(), chosen.sealedMobile(), hash),
          now.plus(FINISHED_BY_REQUEST));
    }
    return in(
        new Stage.AccountChosen(
            chosen.username(),
            chosen.login(),
            chosen.sealedMobile(),
            chosen.mobileMark(),
            code.missed()));
  }

  /** The answer to the right code may be lost and asked for again, with the same code only. */
  private Registration again(String codeHash, String hash) {
    if (!codeHash.equals(hash)) {
      throw codeWrong(0);
    }
    return this;
  }

  static Refusal codeWrong(int triesLeft) {
    return Refusal.unprocessable("code-wrong", Map.of("triesLeft", triesLeft));
  }

  Registration opened() {
    return switch (stage) {
      case Stage.Verified v ->
          new Registration(
              id,
              version,
              person,
              personMark,
              expiresAt,
              names,
              choices,
              new Stage.Opened(v.username(), v.codeHash()),
              expiresAt);
      case Stage.Opened o -> this;
      case Stage.IdentityConfirmed c -> throw illegal();
      case Stage.AccountChosen c -> throw illegal();
    };
  }

  /** Shown as long as it can still go on, or has come to its end. */
  Registration seen(Instant now) {
    switch (stage) {
      case Stage.IdentityConfirmed c -> open(now);
      case Stage.AccountChosen c -> open(now);
      case Stage.Verified v -> {}
      case Stage.Opened o -> {}
    }
    return this;
  }

  private void open(Instant now) {
    if (!now.isBefore(expiresAt)) {
      throw Refusal.conflict("registration-expired");
    }
  }

  private Refusal illegal() {
    return Refusal.conflict(
        "illegal-move", Map.of("currentStatus", status(), "actions", actions()));
  }

  String status() {
    return switch (stage) {
      case Stage.IdentityConfirmed c -> "IDENTITY_CONFIRMED";
      case Stage.AccountChosen c -> "ACCOUNT_CHOSEN";
      case Stage.Verified v -> "VERIFIED";
      case Stage.Opened o -> "OPENED";
    };
  }

  private List<String> actions() {
    return switch (stage) {
      case Stage.IdentityConfirmed c -> List.of("choose-account");
      case Stage.AccountChosen c -> List.of("choose-account", "resend-code", "verify");
      case Stage.Verified v -> List.of();
      case Stage.Opened o -> List.of();
    };
  }

  private Registration in(Stage next) {
    return new Registration(
        id, version, person, personMark, expiresAt, names, choices, next, dueAt);
  }
}
