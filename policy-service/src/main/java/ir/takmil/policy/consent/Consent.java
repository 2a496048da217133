package ir.takmil.policy.consent;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.codes.SentCode;
import ir.takmil.policy.consent.Consent.Stage.Asked;
import ir.takmil.policy.consent.Consent.Stage.Given;
import ir.takmil.policy.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That one person lets one medical centre see how they are insured on one day. It is asked alike
 * whether there is such a person or not; of one that reached nobody every code is wrong.
 *
 * @param askedFor keyed fingerprint of the national code, tied to this consent
 * @param on the day that is asked about
 * @param person who got the code; null: nobody did
 */
@Document("consents")
@TypeAlias("consent")
@CompoundIndex(name = "asked", def = "{'askedAt': 1}")
public record Consent(
    @Id ConsentId id,
    @Version @Nullable Long version,
    Centre centre,
    String askedFor,
    LocalDate on,
    @Nullable PersonId person,
    Instant askedAt,
    Stage stage) {
  static final Duration READABLE = Duration.ofMinutes(30);

  /** Whom it is given to. */
  public record Centre(String id, String name) {}

  /** Where it stands. */
  public sealed interface Stage {
    @TypeAlias("consent-asked")
    record Asked(SentCode code) implements Stage {}

    @TypeAlias("consent-given")
    record Given(Instant at) implements Stage {}
  }

  static Consent ask(
      ConsentId id,
      Centre centre,
      String askedFor,
      LocalDate on,
      @Nullable PersonId person,
      String code,
      Instant now) {
    Stage asked = new Asked(SentCode.sent(code, now));
    return new Consent(id, null, centre, askedFor, on, person, now, asked);
  }

  /** Is this the same asking, told again? */
  boolean isFor(String sameFingerprint, LocalDate sameDay) {
    return SentCode.same(askedFor, sameFingerprint) && on.equals(sameDay);
  }

  Instant codeExpiresAt() {
    return askedAt.plus(SentCode.LIFE);
  }

  /**
   * A try: right, and the consent is given; wrong, and one try fewer is left. The caller saves what
   * comes of it before telling anybody, so that no guess goes uncounted.
   */
  Consent attempt(String tried, Instant now) {
    return switch (stage) {
      case Asked(SentCode code) when code.expired(now) ->
          throw Refusal.unprocessable("code-expired");
      case Asked(SentCode code) when code.triesLeft() == 0 -> throw codeWrong(0);
      case Asked(SentCode code) ->
          at(person != null && code.is(tried) ? new Given(now) : new Asked(code.missed()));
      case Given _ -> throw Refusal.conflict("consent-given-already");
    };
  }

  static Refusal codeWrong(int triesLeft) {
    return Refusal.unprocessable("code-wrong", Map.of("triesLeft", triesLeft));
  }

  /**
   * Who lets the centre look.
   *
   * @throws Refusal 409 before the code was told, and when the time to look is over
   */
  public PersonId readable(Instant now) {
    return switch (stage) {
      case Given given when person != null && now.isBefore(given.at().plus(READABLE)) -> person;
      case Given _ -> throw Refusal.conflict("consent-over");
      case Asked _ -> throw Refusal.conflict("consent-not-given");
    };
  }

  /** Until when what was consented to may be read. */
  public Instant readableUntil() {
    return switch (stage) {
      case Given given -> given.at().plus(READABLE);
      case Asked _ -> askedAt;
    };
  }

  private Consent at(Stage next) {
    return new Consent(id, version, centre, askedFor, on, person, askedAt, next);
  }
}
