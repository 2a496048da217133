package ir.takmil.claims.claim;

import ir.takmil.claims.claim.ClaimEvent.ClaimApproved;
import ir.takmil.claims.claim.ClaimEvent.ClaimAttached;
import ir.takmil.claims.claim.ClaimEvent.ClaimHandedBack;
import ir.takmil.claims.claim.ClaimEvent.ClaimHeld;
import ir.takmil.claims.claim.ClaimEvent.ClaimOrdered;
import ir.takmil.claims.claim.ClaimEvent.ClaimPaid;
import ir.takmil.claims.claim.ClaimEvent.ClaimPaymentFailed;
import ir.takmil.claims.claim.ClaimEvent.ClaimRegistered;
import ir.takmil.claims.claim.ClaimEvent.ClaimRejected;
import ir.takmil.claims.claim.ClaimEvent.ClaimResubmitted;
import ir.takmil.claims.claim.ClaimEvent.ClaimReturned;
import ir.takmil.claims.claim.ClaimEvent.ClaimSentBack;
import ir.takmil.claims.claim.ClaimEvent.ClaimSentForPayment;
import ir.takmil.claims.claim.ClaimEvent.ClaimSentToExamination;
import ir.takmil.claims.claim.ClaimEvent.ClaimTaken;
import ir.takmil.claims.claim.ClaimEvent.ClaimVoided;
import ir.takmil.claims.claim.Stage.Approved;
import ir.takmil.claims.claim.Stage.Decided;
import ir.takmil.claims.claim.Stage.OnOrder;
import ir.takmil.claims.claim.Stage.Ordered;
import ir.takmil.claims.claim.Stage.Paid;
import ir.takmil.claims.claim.Stage.PaymentFailed;
import ir.takmil.claims.claim.Stage.Registered;
import ir.takmil.claims.claim.Stage.Rejected;
import ir.takmil.claims.claim.Stage.Resubmitted;
import ir.takmil.claims.claim.Stage.Returned;
import ir.takmil.claims.claim.Stage.SentForPayment;
import ir.takmil.claims.claim.Stage.UnderAssessment;
import ir.takmil.claims.claim.Stage.UnderExamination;
import ir.takmil.claims.claim.Stage.Voided;
import ir.takmil.claims.claim.Stage.Waiting;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A claim (سند هزینه): one invoice, from its registration to the money. What was sent never
 * changes; where it stands does, by the verbs below, each of which is a transition T1 to T14 of the
 * domain.
 *
 * @param held what policy-service keeps of the ceiling for it; unknown until it has answered
 * @param registeredAt its place in the queue, kept through returns
 * @param file what gathers beside its stage
 * @param timeline each status with the moment it began
 */
@Document("claims")
@TypeAlias("claim")
@CompoundIndex(name = "claim-number", def = "{'expense.claimNumber': 1}", unique = true)
@CompoundIndex(name = "family", def = "{'expense.mainInsuredId': 1, 'registeredAt': -1}")
@CompoundIndex(name = "person", def = "{'expense.personId': 1, 'registeredAt': -1}")
@CompoundIndex(name = "queue", def = "{'stage.kind': 1, 'registeredAt': 1}")
@CompoundIndex(name = "tracking-code", def = "{'expense.trackingCode': 1}")
@CompoundIndex(name = "admission", def = "{'expense.admissionId': 1}")
public record Claim(
    @Id ClaimId id,
    @Version @Nullable Long version,
    Expense expense,
    List<Attachment> attachments,
    @Nullable Rials held,
    Instant registeredAt,
    Stage stage,
    CaseFile file,
    List<Step> timeline,
    int sequence,
    List<Announcement<ClaimEvent>> outbox)
    implements Announcing<ClaimEvent> {
  /** Twice what a draft may have: room for every picture to be repaired. */
  private static final int MOST_ATTACHMENTS = 40;

  public Claim {
    attachments = List.copyOf(attachments);
    file = Objects.requireNonNullElse(file, CaseFile.NEW); // absent from older ones
    timeline = List.copyOf(timeline);
    outbox = List.copyOf(outbox);
  }

  /** T1: the admission was confirmed. */
  public static Claim register(
      ClaimId id, Expense expense, List<Attachment> attachments, Instant now) {
    var blank =
        new Claim(
            id,
            null,
            expense,
            attachments,
            null,
            now,
            new Registered(),
            CaseFile.NEW,
            List.of(),
            0,
            List.of());
    return blank.after(new ClaimRegistered(), now);
  }

  /** Policy-service has answered; the first answer counts. */
  public Claim noteHeld(Rials amount, Instant now) {
    return held != null ? this : after(new ClaimHeld(amount), now);
  }

  /** T2. Taken by the one who has it already, it stays as it is. */
  public Claim take(Actor who, Instant now) {
    if (stage instanceof UnderAssessment mine && mine.assessor().equals(who.account())) {
      return this;
    }
    in(Waiting.class, who);
    return after(new ClaimTaken(who.account()), now);
  }

  /** Back into the queue, at its old place. */
  public Claim handBack(Actor who, Instant now) {
    assessedBy(who);
    return after(new ClaimHandedBack(), now);
  }

  /**
   * T8. Every rial of every line is paid or deducted, and no more is paid than is held.
   *
   * @param secondPair whether an examiner must agree before it counts
   */
  public Claim decide(Actor who, Decision decision, boolean secondPair, Instant now) {
    assessedBy(who);
    decision.accountsFor(expense.lines());
    if (held == null) {
      throw new ClaimConflict("hold-pending", stage.status(), actions(who));
    }
    if (decision.payable().compareTo(held) > 0) {
      throw Refusal.unprocessable(
          "more-than-held", Map.of("payable", decision.payable().amount(), "held", held.amount()));
    }
    return after(
        secondPair
            ? new ClaimSentToExamination(decision, who.account())
            : new ClaimApproved(decision),
        now);
  }

  /**
   * T9: another pair of eyes agrees, or sends it back to the one who assessed it, and says why.
   *
   * @param words needed when it is sent back
   */
  public Claim examine(Actor who, boolean agreed, @Nullable String words, Instant now) {
    UnderExamination open = in(UnderExamination.class, who);
    if (open.assessor().equals(who.account())) {
      throw new ClaimConflict("assessor-cannot-examine", stage.status(), actions(who));
    }
    if (agreed) {
      return after(new ClaimApproved(open.decision()), now);
    }
    if (words == null || words.isBlank()) {
      throw Refusal.unprocessable("examination-text-missing");
    }
    return after(new ClaimSentBack(open.assessor(), words), now);
  }

  /** T3. */
  public Claim sendBack(Actor who, ReturnNotice notice, Instant now) {
    assessedBy(who);
    return after(new ClaimReturned(notice, who.account()), now);
  }

  /** T7, and T6 where an assessor confirms that a returned claim is not covered. */
  public Claim reject(Actor who, Rejection rejection, Instant now) {
    boolean confirmed =
        stage instanceof Returned returned
            && returned.notice().kind() == ReturnNotice.Kind.NOT_COVERED
            && who.is("assessor");
    if (!confirmed) {
      assessedBy(who);
    }
    return after(new ClaimRejected(rejection), now);
  }

  /** T6: nobody answered within the deadline. */
  public Claim expire(Rejection unanswered, Instant now) {
    Returned returned = in(Returned.class, Actor.SYSTEM);
    if (!pastDeadline(returned, now)) {
      throw new ClaimConflict("cure-deadline-not-passed", stage.status(), Set.of());
    }
    return after(new ClaimRejected(unanswered), now);
  }

  /** A new picture for a claim that was sent back; sent twice, it is added once. */
  public Claim attach(Actor who, Attachment attachment, Instant now) {
    curable(who, now);
    if (attachments.stream().anyMatch(known -> known.id().equals(attachment.id()))) {
      return this;
    }
    if (attachments.size() >= MOST_ATTACHMENTS) {
      throw Refusal.unprocessable("too-many-pictures", Map.of("most", MOST_ATTACHMENTS));
    }
    return after(new ClaimAttached(attachment), now);
  }

  /** T4: each document that the notice asks for has come anew since the notice. */
  public Claim resubmit(Actor who, Instant now) {
    Returned returned = curable(who, now);
    var missing = EnumSet.noneOf(DocumentKind.class);
    missing.addAll(returned.notice().repair());
    attachments
        .subList(returned.attachmentsBefore(), attachments.size())
        .forEach(renewed -> missing.remove(renewed.kind()));
    if (!missing.isEmpty()) {
      throw Refusal.unprocessable(
          "repair-incomplete", Map.of("missing", missing.stream().map(Enum::name).toList()));
    }
    return after(new ClaimResubmitted(), now);
  }

  /** T5, T14: while it is with the insured, or waits and nobody has taken it yet. */
  public Claim withdraw(Actor who, Instant now) {
    if (!(stage instanceof Returned) && !(stage instanceof Registered)) {
      throw illegal(who);
    }
    return after(new ClaimVoided(), now);
  }

  /** T10, and T13 when a bounced order is issued again. */
  public Claim order(OrderRef order, Instant now) {
    if (stage instanceof OnOrder known && known.order().attempt() >= order.attempt()) {
      return this;
    }
    if (!(stage instanceof Approved) && !(stage instanceof PaymentFailed)) {
      throw illegal(Actor.SYSTEM);
    }
    return after(new ClaimOrdered(order), now);
  }

  /** T11. Word of an attempt that is past, or heard twice, changes nothing. */
  public Claim sendForPayment(int attempt, Instant now) {
    if (isPast(attempt) || (stage instanceof OnOrder && !(stage instanceof Ordered))) {
      return this;
    }
    in(Ordered.class, Actor.SYSTEM);
    return after(new ClaimSentForPayment(), now);
  }

  /** T12: the bank confirmed. */
  public Claim pay(int attempt, String bankReference, Instant now) {
    if (isPast(attempt) || stage instanceof Paid) {
      return this;
    }
    in(SentForPayment.class, Actor.SYSTEM);
    return after(new ClaimPaid(bankReference), now);
  }

  /** T12: the bank refused. */
  public Claim failPayment(int attempt, String reason, Instant now) {
    if (isPast(attempt) || stage instanceof PaymentFailed) {
      return this;
    }
    in(SentForPayment.class, Actor.SYSTEM);
    return after(new ClaimPaymentFailed(reason), now);
  }

  /** What this person may do with the claim as it stands; the same guards as the verbs. */
  public Set<Action> actions(Actor who) {
    var allowed = EnumSet.noneOf(Action.class);
    boolean insured = who.is("insured");
    switch (stage) {
      case Registered _ -> {
        allow(allowed, who.is("assessor"), Action.TAKE);
        allow(allowed, insured, Action.VOID);
      }
      case Resubmitted _ -> allow(allowed, who.is("assessor"), Action.TAKE);
      case UnderAssessment open -> {
        boolean mine = who.is("assessor") && open.assessor().equals(who.account());
        allow(allowed, mine, Action.HAND_BACK, Action.APPROVE, Action.RETURN, Action.REJECT);
      }
      case UnderExamination open ->
          allow(
              allowed,
              who.is("examiner") && !open.assessor().equals(who.account()),
              Action.EXAMINE);
      case Returned returned -> {
        boolean curable = returned.notice().kind() == ReturnNotice.Kind.DEFICIENT;
        allow(allowed, insured, Action.VOID);
        allow(allowed, insured && curable, Action.ATTACH, Action.RESUBMIT);
        allow(
            allowed,
            who.is("assessor") && returned.notice().kind() == ReturnNotice.Kind.NOT_COVERED,
            Action.REJECT);
      }
      case Rejected _, Voided _, Approved _, OnOrder _ -> {}
    }
    return allowed;
  }

  private static void allow(Set<Action> allowed, boolean condition, Action... actions) {
    if (condition) {
      allowed.addAll(List.of(actions));
    }
  }

  /** The machine: each event leads to exactly one stage. */
  private Claim after(ClaimEvent event, Instant at) {
    return switch (event) {
      case ClaimRegistered _ -> to(new Registered(), event, at);
      case ClaimHeld known -> with(attachments, known.held(), stage, event, at);
      case ClaimTaken taken ->
          to(new UnderAssessment(taken.assessor(), wasRepaired(), null), event, at);
      case ClaimHandedBack _ -> to(wasRepaired() ? new Resubmitted() : new Registered(), event, at);
      case ClaimReturned returned ->
          to(new Returned(returned.notice(), returned.assessor(), attachments.size()), event, at);
      case ClaimAttached attached ->
          with(plus(attachments, attached.attachment()), held, stage, event, at);
      case ClaimResubmitted _ -> to(new Resubmitted(), event, at);
      case ClaimSentToExamination decided ->
          to(
              new UnderExamination(decided.assessor(), wasRepaired(), decided.decision()),
              event,
              at);
      case ClaimSentBack back ->
          to(new UnderAssessment(back.assessor(), wasRepaired(), back.words()), event, at);
      case ClaimApproved approved -> to(new Approved(approved.decision()), event, at);
      case ClaimRejected rejected -> to(new Rejected(rejected.rejection()), event, at);
      case ClaimVoided _ -> to(new Voided(), event, at);
      case ClaimOrdered ordered -> to(new Ordered(decision(), ordered.order()), event, at);
      case ClaimSentForPayment _ -> to(new SentForPayment(decision(), orderRef()), event, at);
      case ClaimPaid paid -> to(new Paid(decision(), orderRef(), paid.bankReference()), event, at);
      case ClaimPaymentFailed failed ->
          to(new PaymentFailed(decision(), orderRef(), failed.reason()), event, at);
    };
  }

  private Claim to(Stage next, ClaimEvent event, Instant at) {
    return with(attachments, held, next, event, at);
  }

  private Claim with(
      List<Attachment> attachments,
      @Nullable Rials held,
      Stage next,
      ClaimEvent event,
      Instant at) {
    boolean moved = timeline.isEmpty() || next.status() != timeline.getLast().status();
    return new Claim(
        id,
        version,
        expense,
        attachments,
        held,
        registeredAt,
        next,
        file,
        moved ? plus(timeline, new Step(next.status(), at)) : timeline,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, at, event));
  }

  private static <T> List<T> plus(List<T> list, T last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  /** Whether it had been sent back to the insured before it came to where it stands. */
  private boolean wasRepaired() {
    return stage instanceof Resubmitted
        || (stage instanceof UnderAssessment open && open.repaired())
        || (stage instanceof UnderExamination seen && seen.repaired());
  }

  private <S extends Stage> S in(Class<S> needed, Actor who) {
    if (!needed.isInstance(stage)) {
      throw illegal(who);
    }
    return needed.cast(stage);
  }

  private void assessedBy(Actor who) {
    UnderAssessment open = in(UnderAssessment.class, who);
    if (!open.assessor().equals(who.account())) {
      throw new ClaimConflict("taken-by-another", stage.status(), actions(who));
    }
  }

  private Returned curable(Actor who, Instant now) {
    Returned returned = in(Returned.class, who);
    if (returned.notice().kind() != ReturnNotice.Kind.DEFICIENT) {
      throw illegal(who);
    }
    if (pastDeadline(returned, now)) {
      throw Refusal.unprocessable(
          "cure-deadline-passed", Map.of("deadline", returned.notice().cureDeadline()));
    }
    return returned;
  }

  private static boolean pastDeadline(Returned returned, Instant now) {
    return !now.isBefore(Tehran.endOf(returned.notice().cureDeadline()));
  }

  private boolean isPast(int attempt) {
    return stage instanceof OnOrder known && known.order().attempt() > attempt;
  }

  private Decision decision() {
    return in(Decided.class, Actor.SYSTEM).decision();
  }

  private OrderRef orderRef() {
    return in(OnOrder.class, Actor.SYSTEM).order();
  }

  private ClaimConflict illegal(Actor who) {
    return new ClaimConflict("illegal-move", stage.status(), actions(who));
  }

  public Rials requested() {
    return expense.requested();
  }

  @Override
  public String key() {
    return id.value();
  }

  /** For Spring Data, which counts the version up. */
  Claim withVersion(@Nullable Long version) {
    return new Claim(
        id,
        version,
        expense,
        attachments,
        held,
        registeredAt,
        stage,
        file,
        timeline,
        sequence,
        outbox);
  }
}
