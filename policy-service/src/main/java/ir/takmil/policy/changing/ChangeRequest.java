package ir.takmil.policy.changing;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.changing.ChangeRequest.Stage.Applied;
import ir.takmil.policy.changing.ChangeRequest.Stage.Asked;
import ir.takmil.policy.changing.ChangeRequest.Stage.CodeSent;
import ir.takmil.policy.changing.ChangeRequest.Stage.Confirmed;
import ir.takmil.policy.changing.ChangeRequest.Stage.Expired;
import ir.takmil.policy.changing.ChangeRequest.Stage.Refused;
import ir.takmil.policy.codes.SentCode;
import ir.takmil.policy.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person's new Sheba or mobile. Asked for by themselves it waits 15 minutes for the code; asked
 * for by an operator it waits a week for another operator, who is not at the same desk.
 *
 * @param sequence counts every change, from 1; what a caller has seen is told by it
 * @param dueAt when housekeeping looks at it: to end it, or to finish what a crash left; null when
 *     it is over
 */
@Document("change-requests")
@TypeAlias("change-request")
@CompoundIndex(name = "person", def = "{'person': 1, 'askedAt': -1}")
@CompoundIndex(name = "desk", def = "{'way.kind': 1, 'stage.kind': 1, 'askedAt': 1, '_id': 1}")
@CompoundIndex(name = "due", def = "{'dueAt': 1}")
record ChangeRequest(
    @Id ChangeRequestId id,
    @Version @Nullable Long version,
    PersonId person,
    Wanted wanted,
    Way way,
    Instant askedAt,
    Instant expiresAt,
    Stage stage,
    int sequence,
    @Nullable Instant dueAt) {
  static final Duration BY_CODE = Duration.ofMinutes(15);
  static final Duration ON_BEHALF = Duration.ofDays(7);
  private static final Duration APPLIED_BY_REQUEST = Duration.ofSeconds(30);

  /** Who asked. */
  sealed interface Way {
    @TypeAlias("by-code")
    record ByCode() implements Way {}

    /**
     * @param reason sealed: people write numbers into reasons
     */
    @TypeAlias("on-behalf")
    record OnBehalf(Staff by, String reason) implements Way {}
  }

  /** What confirmed it. */
  sealed interface Proof {
    @TypeAlias("code")
    record Code(String fingerprint) implements Proof {}

    @TypeAlias("approval")
    record Approval(Staff by) implements Proof {}
  }

  /** Where a request stands. Each stage carries only what is true in it. */
  sealed interface Stage {
    /** The person has asked, and the code is out. */
    @TypeAlias("code-sent")
    record CodeSent(SentCode code) implements Stage {}

    /** An operator has asked; another decides. */
    @TypeAlias("asked")
    record Asked() implements Stage {}

    /** It will be applied, by this call or by housekeeping. */
    @TypeAlias("confirmed")
    record Confirmed(Proof proof, Instant at) implements Stage {}

    @TypeAlias("applied")
    record Applied(Proof proof, Instant at) implements Stage {}

    /**
     * @param reason sealed
     */
    @TypeAlias("refused")
    record Refused(Staff by, String reason, Instant at) implements Stage {}

    /** Its time is over, or what it was to replace is no longer on file. */
    @TypeAlias("expired")
    record Expired(Instant at) implements Stage {}
  }

  /** Where a request stands, in the wire's words. */
  enum State {
    CODE_SENT,
    ASKED,
    CONFIRMED,
    APPLIED,
    REFUSED,
    EXPIRED
  }

  static ChangeRequest byCode(
      ChangeRequestId id, PersonId person, Wanted wanted, String code, Instant now) {
    Stage sent = new CodeSent(SentCode.sent(code, now));
    return begun(id, person, wanted, new Way.ByCode(), sent, now, BY_CODE);
  }

  static ChangeRequest onBehalf(
      ChangeRequestId id, PersonId person, Wanted wanted, Way.OnBehalf way, Instant now) {
    return begun(id, person, wanted, way, new Asked(), now, ON_BEHALF);
  }

  private static ChangeRequest begun(
      ChangeRequestId id,
      PersonId person,
      Wanted wanted,
      Way way,
      Stage stage,
      Instant now,
      Duration life) {
    Instant end = now.plus(life);
    return new ChangeRequest(id, null, person, wanted, way, now, end, stage, 1, end);
  }

  /** Is this the same request, told again? */
  boolean isFor(PersonId somebody, Wanted same) {
    return person.equals(somebody)
        && wanted.field() == same.field()
        && wanted.number().equals(same.number());
  }

  /** The code that is out. */
  SentCode code(Instant now) {
    if (stage instanceof CodeSent sent) {
      open(now);
      return sent.code();
    }
    throw illegal(now);
  }

  /** A new code takes the place of the one before, with its tries. */
  ChangeRequest send(String code, Instant now) {
    code(now);
    return at(new CodeSent(SentCode.sent(code, now)), dueAt);
  }

  /**
   * A try: right, and the request is confirmed; wrong, and one try fewer is left. The caller saves
   * what comes of it before telling anybody, so that no guess goes uncounted. The answer to the
   * right code may be lost and asked for again, with the same code only.
   */
  ChangeRequest attempt(String tried, Instant now) {
    return switch (stage) {
      case CodeSent sent -> attempt(sent.code(), tried, now);
      case Confirmed it -> again(it.proof(), tried, now);
      case Applied it -> again(it.proof(), tried, now);
      case Asked it -> throw illegal(now);
      case Refused it -> throw illegal(now);
      case Expired it -> throw illegal(now);
    };
  }

  private ChangeRequest attempt(SentCode code, String tried, Instant now) {
    open(now);
    if (code.expired(now)) {
      throw Refusal.unprocessable("code-expired");
    }
    if (code.triesLeft() == 0) {
      throw codeWrong(0);
    }
    return code.is(tried)
        ? confirmed(new Proof.Code(tried), now)
        : at(new CodeSent(code.missed()), dueAt);
  }

  private ChangeRequest again(Proof proof, String tried, Instant now) {
    return switch (proof) {
      case Proof.Code right when SentCode.same(right.fingerprint(), tried) -> this;
      case Proof.Code right -> throw codeWrong(0);
      case Proof.Approval it -> throw illegal(now);
    };
  }

  static Refusal codeWrong(int triesLeft) {
    return Refusal.unprocessable("code-wrong", Map.of("triesLeft", triesLeft));
  }

  ChangeRequest approve(Staff by, Instant now) {
    asked(by, now);
    return confirmed(new Proof.Approval(by), now);
  }

  ChangeRequest refuse(Staff by, String reason, Instant now) {
    asked(by, now);
    return at(new Refused(by, reason, now), null);
  }

  /** Four eyes: whoever asked does not decide, whatever the stage. */
  private void asked(Staff by, Instant now) {
    if (way instanceof Way.OnBehalf asking && asking.by().is(by)) {
      throw Refusal.forbidden("own-request");
    }
    if (!(stage instanceof Asked)) {
      throw illegal(now);
    }
    open(now);
  }

  private ChangeRequest confirmed(Proof proof, Instant now) {
    return at(new Confirmed(proof, now), now.plus(APPLIED_BY_REQUEST));
  }

  ChangeRequest applied(Instant now) {
    return switch (stage) {
      case Confirmed it -> at(new Applied(it.proof(), now), null);
      case Applied it -> this;
      case CodeSent it -> throw illegal(now);
      case Asked it -> throw illegal(now);
      case Refused it -> throw illegal(now);
      case Expired it -> throw illegal(now);
    };
  }

  /** What it was to replace is gone: nothing is overwritten that the request did not know of. */
  ChangeRequest overtaken(Instant now) {
    return switch (stage) {
      case Confirmed it -> at(new Expired(now), null);
      case Applied it -> this;
      case Expired it -> this;
      case CodeSent it -> throw illegal(now);
      case Asked it -> throw illegal(now);
      case Refused it -> throw illegal(now);
    };
  }

  /** Ends what has waited too long; what was confirmed in time is still applied. */
  ChangeRequest expire(Instant now) {
    return over(now) && (stage instanceof CodeSent || stage instanceof Asked)
        ? at(new Expired(now), null)
        : this;
  }

  State state(Instant now) {
    return switch (stage) {
      case CodeSent it -> over(now) ? State.EXPIRED : State.CODE_SENT;
      case Asked it -> over(now) ? State.EXPIRED : State.ASKED;
      case Confirmed it -> State.CONFIRMED;
      case Applied it -> State.APPLIED;
      case Refused it -> State.REFUSED;
      case Expired it -> State.EXPIRED;
    };
  }

  /** What may be done now, each by whom it concerns. */
  List<String> actions(Instant now) {
    return switch (state(now)) {
      case CODE_SENT -> List.of("confirm", "resend-code");
      case ASKED -> List.of("approve", "refuse");
      case CONFIRMED, APPLIED, REFUSED, EXPIRED -> List.of();
    };
  }

  private void open(Instant now) {
    if (over(now)) {
      throw Refusal.conflict("change-request-expired");
    }
  }

  private boolean over(Instant now) {
    return !now.isBefore(expiresAt);
  }

  private Refusal illegal(Instant now) {
    return Refusal.conflict(
        "illegal-move", Map.of("currentStatus", state(now), "actions", actions(now)));
  }

  private ChangeRequest at(Stage next, @Nullable Instant nextDue) {
    return new ChangeRequest(
        id, version, person, wanted, way, askedAt, expiresAt, next, sequence + 1, nextDue);
  }
}
