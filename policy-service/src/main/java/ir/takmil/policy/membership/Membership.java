package ir.takmil.policy.membership;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.MembershipEvent.MembershipChanged;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person in a contract. Its person and contract never change: the ledger's accounts hang on them.
 *
 * @param payeeReady whether the main insured has an account that money can be sent to; noted here,
 *     like the two that follow, so that whoever replicates memberships need not ask
 * @param ending that a rule of the plan ends it before its term; null: none does
 * @param restricted whether an adult dependent keeps their file from the main insured
 * @param toWarn true while there is an ending that the family has not been warned of, else null:
 *     what is waited for stands in a small index
 */
@Document("memberships")
@TypeAlias("membership")
@CompoundIndex(name = "person", def = "{'enrolment.personId': 1, 'enrolment.contractId': 1}")
@CompoundIndex(name = "family", def = "{'enrolment.mainInsuredId': 1, 'enrolment.contractId': 1}")
@CompoundIndex(name = "contract", def = "{'enrolment.contractId': 1, 'enrolment.period.end': 1}")
@CompoundIndex(name = "members", def = "{'enrolment.contractId': 1, '_id': 1}")
@CompoundIndex(name = "plan", def = "{'enrolment.planId': 1, '_id': 1}")
@CompoundIndex(name = "to-warn", def = "{'toWarn': 1, 'ending.lastDay': 1}", sparse = true)
public record Membership(
    @Id MembershipId id,
    @Version @Nullable Long version,
    Enrolment enrolment,
    boolean payeeReady,
    @Nullable Ending ending,
    Boolean restricted,
    @Nullable Boolean toWarn,
    int sequence,
    List<Announcement<MembershipEvent>> outbox)
    implements Announcing<MembershipEvent> {

  public Membership {
    restricted = requireNonNullElse(restricted, false); // absent in what earlier releases stored
    outbox = List.copyOf(outbox);
  }

  /**
   * @param ending by the rules of the plan; null: none of them ends it
   * @param restricted as the person has chosen before
   * @throws Refusal when the plan would have ended it before its first day
   */
  public static Membership enrol(
      MembershipId id,
      Enrolment enrolment,
      boolean payeeReady,
      @Nullable Ending ending,
      boolean restricted,
      Instant now) {
    refuseWhenOver(enrolment, ending);
    return new Membership(id, null, enrolment, payeeReady, null, restricted, null, 0, List.of())
        .changed(enrolment, payeeReady, ending, restricted, false, now);
  }

  /** The membership as it is told now; told the same again, it stays as it was. */
  public Membership toldAgain(Enrolment told, @Nullable Ending ruled, Instant now) {
    if (!told.personId().equals(enrolment.personId())
        || !told.contractId().equals(enrolment.contractId())) {
      throw Refusal.conflict("membership-of-another");
    }
    if (!told.equals(enrolment)) {
      refuseWhenOver(told, ruled);
    }
    return standing(told, payeeReady, ruled, restricted, now);
  }

  private static void refuseWhenOver(Enrolment told, @Nullable Ending ruled) {
    if (ruled != null && ruled.lastDay().isBefore(told.period().start())) {
      throw Refusal.unprocessable("ended-by-rule");
    }
  }

  public Membership payeeReady(boolean ready, Instant now) {
    return standing(enrolment, ready, ending, restricted, now);
  }

  /** The rules of the plan, or what they go by, have changed. */
  public Membership ruled(@Nullable Ending ruled, Instant now) {
    return standing(enrolment, payeeReady, ruled, restricted, now);
  }

  /**
   * The person keeps their file from the main insured, or shares it again. The main insured has
   * nobody to keep it from.
   */
  public Membership restricted(boolean keep, Instant now) {
    if (enrolment.relation() == Relation.MAIN) {
      return this;
    }
    return standing(enrolment, payeeReady, ending, keep, now);
  }

  /** The family is to know that it ends; said once for each ending. */
  public Membership warn(Instant now) {
    return toWarn == null ? this : changed(enrolment, payeeReady, ending, restricted, true, now);
  }

  /** The last day on which the person is covered: by the term, or by a rule of the plan. */
  public LocalDate lastDay() {
    return ending == null ? enrolment.period().end() : ending.lastDay();
  }

  public boolean validOn(LocalDate day) {
    return enrolment.period().contains(day) && !day.isAfter(lastDay());
  }

  /** Of one person's: the one valid on the day, else the last there was. */
  public static Optional<Membership> latest(Stream<Membership> theirs, LocalDate on) {
    return theirs.max(
        Comparator.comparing((Membership membership) -> membership.validOn(on))
            .thenComparing(membership -> membership.enrolment().period().end()));
  }

  /** Whether this person may see it: their own, or of the family that they head. */
  public boolean visibleTo(PersonId person) {
    return enrolment.personId().equals(person) || enrolment.mainInsuredId().equals(person);
  }

  /** Whether this person may see what it was used for: not what an adult dependent keeps back. */
  public boolean openTo(PersonId person) {
    return enrolment.personId().equals(person)
        || (enrolment.mainInsuredId().equals(person) && !restricted);
  }

  private Membership standing(
      Enrolment nowEnrolment,
      boolean nowReady,
      @Nullable Ending ruled,
      boolean nowRestricted,
      Instant now) {
    Ending nowEnding = beforeTerm(nowEnrolment, ruled);
    boolean same =
        nowEnrolment.equals(enrolment)
            && nowReady == payeeReady
            && Objects.equals(nowEnding, ending)
            && nowRestricted == restricted;
    boolean warned = toWarn == null && nowEnding != null && nowEnding.equals(ending);
    return same ? this : changed(nowEnrolment, nowReady, ruled, nowRestricted, warned, now);
  }

  private static @Nullable Ending beforeTerm(Enrolment enrolment, @Nullable Ending ruled) {
    return ruled != null && ruled.lastDay().isBefore(enrolment.period().end()) ? ruled : null;
  }

  private Membership changed(
      Enrolment nowEnrolment,
      boolean nowReady,
      @Nullable Ending ruled,
      boolean nowRestricted,
      boolean warned,
      Instant now) {
    int next = sequence + 1;
    Ending nowEnding = beforeTerm(nowEnrolment, ruled);
    var event = new MembershipChanged(nowEnrolment, nowReady, nowEnding, warned, nowRestricted);
    return new Membership(
        id,
        version,
        nowEnrolment,
        nowReady,
        nowEnding,
        nowRestricted,
        (nowEnding != null && !warned) ? true : null,
        next,
        Announcement.append(outbox, next, now, event));
  }

  @Override
  public String key() {
    return id.value();
  }
}
