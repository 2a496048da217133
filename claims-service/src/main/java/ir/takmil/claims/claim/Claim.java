package ir.takmil.claims.claim;

import ir.takmil.claims.claim.ClaimEvent.ClaimAppealed;
import ir.takmil.claims.claim.ClaimEvent.ClaimApproved;
import ir.takmil.claims.claim.ClaimEvent.ClaimAttached;
import ir.takmil.claims.claim.ClaimEvent.ClaimCorrected;
import ir.takmil.claims.claim.ClaimEvent.ClaimHandedBack;
import ir.takmil.claims.claim.ClaimEvent.ClaimHandedOver;
import ir.takmil.claims.claim.ClaimEvent.ClaimHeld;
import ir.takmil.claims.claim.ClaimEvent.ClaimOrdered;
import ir.takmil.claims.claim.ClaimEvent.ClaimPaid;
import ir.takmil.claims.claim.ClaimEvent.ClaimPaymentFailed;
import ir.takmil.claims.claim.ClaimEvent.ClaimRegistered;
import ir.takmil.claims.claim.ClaimEvent.ClaimRejected;
import ir.takmil.claims.claim.ClaimEvent.ClaimRemarked;
import ir.takmil.claims.claim.ClaimEvent.ClaimReminded;
import ir.takmil.claims.claim.ClaimEvent.ClaimResubmitted;
import ir.takmil.claims.claim.ClaimEvent.ClaimReturned;
import ir.takmil.claims.claim.ClaimEvent.ClaimSentBack;
import ir.takmil.claims.claim.ClaimEvent.ClaimSentForPayment;
import ir.takmil.claims.claim.ClaimEvent.ClaimSentToExamination;
import ir.takmil.claims.claim.ClaimEvent.ClaimTaken;
import ir.takmil.claims.claim.ClaimEvent.ClaimVoided;
import ir.takmil.claims.claim.ClaimEvent.OriginalsDisputed;
import ir.takmil.claims.claim.ClaimEvent.OriginalsReceived;
import ir.takmil.claims.claim.Stage.Approved;
import ir.takmil.claims.claim.Stage.Decided;
import ir.takmil.claims.claim.Stage.OnOrder;
import ir.takmil.claims.claim.Stage.Ordered;
import ir.takmil.claims.claim.Stage.Paid;
import ir.takmil.claims.claim.Stage.PaymentFailed;
import ir.takmil.claims.claim.Stage.Registered;
import ir.takmil.claims.claim.Stage.Returned;
import ir.takmil.claims.claim.Stage.SentForPayment;
import ir.takmil.claims.claim.Stage.UnderAssessment;
import ir.takmil.claims.claim.Stage.UnderExamination;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A claim (سند هزینه): one invoice, from its registration to the money. What was sent changes only
 * by a return that asks for it; where it stands does by the verbs below, each of which is a
 * transition T1 to T15 of the domain. What a person may do is told by {@link Permissions}, the
 * guard of every verb and the list that drives the buttons; where an event leads, by {@link
 * Evolution}.
 *
 * @param held what policy-service keeps of the ceiling for it; unknown until it has answered
 * @param registeredAt its place in the queue, kept through returns
 * @param file what gathers beside its stage
 * @param timeline each status with the moment it began
 */
@Document("claims")
@TypeAlias("claim")
@CompoundIndex(name = "claim-number", def = "{'expense.claimNumber': 1}", unique = true)
@CompoundIndex(
    name = "family-newest",
    def = "{'expense.mainInsuredId': 1, 'registeredAt': -1, '_id': -1}")
@CompoundIndex(
    name = "person-newest",
    def = "{'expense.personId': 1, 'registeredAt': -1, '_id': -1}")
@CompoundIndex(
    name = "centre-newest",
    def = "{'expense.centreId': 1, 'expense.direction': 1, 'registeredAt': -1, '_id': -1}")
@CompoundIndex(name = "places", def = "{'stage.kind': 1, 'registeredAt': 1, '_id': 1}")
@CompoundIndex(
    name = "person-service",
    def = "{'expense.personId': 1, 'expense.service.code': 1, 'expense.date': 1}")
@CompoundIndex(name = "tracking-code", def = "{'expense.trackingCode': 1}")
@CompoundIndex(name = "admission", def = "{'expense.admissionId': 1}")
@CompoundIndex(name = "pictures", def = "{'attachments.sha256': 1}")
@CompoundIndex(
    name = "prescription-number",
    def = "{'expense.prescription.number': 1}",
    sparse = true)
@CompoundIndex(
    name = "physician-day",
    def = "{'expense.prescription.physician': 1, 'expense.prescription.date': 1}",
    sparse = true)
@CompoundIndex(name = "peers", def = "{'expense.service.code': 1, 'registeredAt': -1}")
@CompoundIndex(name = "appealed", def = "{'file.appeal.at': 1}", sparse = true)
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

  private static final int MOST_REMARKS = 50;

  /** Each keeps the whole expense as it was. */
  private static final int MOST_CORRECTIONS = 10;

  /** Who took it again within that time had not been away. */
  private static final Duration STILL_AT_IT = Duration.ofMinutes(5);

  public Claim {
    attachments = List.copyOf(attachments);
    file = Objects.requireNonNullElse(file, CaseFile.NEW); // absent from older ones
    timeline = List.copyOf(timeline);
    outbox = List.copyOf(outbox);
  }

  /**
   * T1: the admission was confirmed.
   *
   * @param file what its plan says of originals and appeals
   */
  public static Claim register(
      ClaimId id, Expense expense, List<Attachment> attachments, CaseFile file, Instant now) {
    var blank =
        new Claim(
            id,
            null,
            expense,
            attachments,
            null,
            now,
            new Registered(),
            file,
            List.of(),
            0,
            List.of());
    return blank.after(new ClaimRegistered(), now);
  }

  /**
   * Policy-service has answered; the first answer counts.
   *
   * @param round which hold it is: the first, or the one that an appeal asked for
   */
  public Claim noteHeld(Rials amount, int round, Instant now) {
    return held != null || round != file.round() ? this : after(new ClaimHeld(amount), now);
  }

  /** T2. Taken by the one who has it already, it is seen that they are still at it. */
  public Claim take(Actor who, Instant now) {
    if (!(stage instanceof UnderAssessment mine) || !mine.assessor().equals(who.account())) {
      permit(who, Action.TAKE, now);
    } else {
      return mine.isSeenSince(now.minus(STILL_AT_IT)) ? this : seen(mine, now);
    }
    return after(new ClaimTaken(who.account()), now);
  }

  /** Nothing became true of the claim: no event, and no new sequence. */
  private Claim seen(UnderAssessment mine, Instant now) {
    var again = new UnderAssessment(mine.assessor(), mine.repaired(), mine.examinerSaid(), now);
    return with(expense, attachments, held, again, file, timeline, sequence, outbox);
  }

  /** Back into the queue, at its old place. */
  public Claim handBack(Actor who, Instant now) {
    permit(who, Action.HAND_BACK, now);
    return after(new ClaimHandedBack(), now);
  }

  /** To a colleague, past the queue. */
  public Claim handOver(Actor who, StaffId to, Instant now) {
    permit(who, Action.HAND_OVER, now);
    if (file.isDecidedBefore(to)) {
      throw Refusal.unprocessable("decided-before-by-that-assessor");
    }
    return after(new ClaimHandedOver(to), now);
  }

  /** Back into the queue when the one who took it has not been heard of since that moment. */
  public Claim releaseForgotten(Instant since, Instant now) {
    return stage instanceof UnderAssessment open && !open.isSeenSince(since)
        ? after(new ClaimHandedBack(), now)
        : this;
  }

  /**
   * T8. Every rial of every line is paid or deducted, and no more is paid than is held.
   *
   * @param secondPair whether an examiner must agree before it counts
   */
  public Claim decide(Actor who, Decision decision, boolean secondPair, Instant now) {
    permit(who, Action.APPROVE, now);
    decision.accountsFor(expense.lines());
    if (held == null) {
      throw new ClaimConflict("hold-pending", stage.status(), actions(who, now));
    }
    if (file.originals().holdUp(Originals.Need.APPROVAL)) {
      throw new ClaimConflict("originals-awaited", stage.status(), actions(who, now));
    }
    if (decision.payable().compareTo(held) > 0) {
      throw Refusal.unprocessable(
          "more-than-held", Map.of("payable", decision.payable().amount(), "held", held.amount()));
    }
    return after(
        secondPair
            ? new ClaimSentToExamination(decision, who.account())
            : new ClaimApproved(decision, file.toldRound()),
        now);
  }

  /** T2 and T8 by the engine. What a person has ever taken is left to people. */
  public Claim decideByEngine(Decision decision, Instant now) {
    return isUntouched() && file.isClean()
        ? after(new ClaimTaken(Actor.ENGINE.account()), now)
            .decide(Actor.ENGINE, decision, false, now)
        : this;
  }

  /**
   * T9: another pair of eyes agrees, or sends it back to the one who assessed it, and says why.
   *
   * @param words needed when it is sent back
   */
  public Claim examine(Actor who, boolean agreed, @Nullable String words, Instant now) {
    permit(who, Action.EXAMINE, now);
    UnderExamination open = in(UnderExamination.class, who, now);
    if (agreed) {
      return after(new ClaimApproved(open.decision(), file.toldRound()), now);
    }
    if (words == null || words.isBlank()) {
      throw Refusal.unprocessable("examination-text-missing");
    }
    return after(new ClaimSentBack(open.assessor(), words), now);
  }

  /** T3. */
  public Claim sendBack(Actor who, ReturnNotice notice, Instant now) {
    permit(who, Action.RETURN, now);
    return after(new ClaimReturned(notice, who.account()), now);
  }

  /** T7, and T6 where an assessor confirms that a returned claim is not covered. */
  public Claim reject(Actor who, Rejection rejection, Instant now) {
    permit(who, Action.REJECT, now);
    return after(new ClaimRejected(rejection, file.toldRound(), who.account()), now);
  }

  /** Before the deadline of its repair runs out; once. */
  public Claim remind(Instant now) {
    return stage instanceof Returned returned && !returned.reminded()
        ? after(new ClaimReminded(returned.notice().cureDeadline()), now)
        : this;
  }

  /** T6: nobody answered within the deadline. */
  public Claim expire(Rejection unanswered, Instant now) {
    Returned returned = in(Returned.class, Actor.SYSTEM, now);
    if (!returned.isOverdue(now)) {
      throw new ClaimConflict("cure-deadline-not-passed", stage.status(), Set.of());
    }
    return after(new ClaimRejected(unanswered, file.toldRound(), null), now);
  }

  /** A new picture for a claim that was sent back; sent twice, it is added once. */
  public Claim attach(Actor who, Attachment attachment, Instant now) {
    permit(who, Action.ATTACH, now);
    if (attachments.stream().anyMatch(known -> known.id().equals(attachment.id()))) {
      return this;
    }
    if (attachments.size() >= MOST_ATTACHMENTS) {
      throw Refusal.unprocessable("too-many-pictures", Map.of("most", MOST_ATTACHMENTS));
    }
    return after(new ClaimAttached(attachment), now);
  }

  /**
   * Corrects of the expense what the notice names; as it was before, it is kept.
   *
   * @param corrected under its own content hash
   * @param fields what is asked to be corrected; what is as it was does not count as corrected
   */
  public Claim correct(Actor who, Expense corrected, Set<RepairField> fields, Instant now) {
    permit(who, Action.CORRECT, now);
    Returned returned = in(Returned.class, who, now);
    if (!returned.notice().fields().containsAll(fields)) {
      throw Refusal.unprocessable(
          "field-not-asked-for",
          Map.of("asked", returned.notice().fields().stream().map(Enum::name).sorted().toList()));
    }
    var changed = EnumSet.noneOf(RepairField.class);
    changed.addAll(expense.differences(corrected));
    if (changed.isEmpty()) {
      return this;
    }
    if (file.earlier().size() >= MOST_CORRECTIONS) {
      throw Refusal.unprocessable("too-many-corrections", Map.of("most", MOST_CORRECTIONS));
    }
    return replacing(corrected).after(new ClaimCorrected(changed), now);
  }

  /** T4: all that the notice asks for has come anew, or been corrected, since the notice. */
  public Claim resubmit(Actor who, Instant now) {
    permit(who, Action.RESUBMIT, now);
    List<String> missing = in(Returned.class, who, now).missing(attachments);
    if (!missing.isEmpty()) {
      throw Refusal.unprocessable("repair-incomplete", Map.of("missing", missing));
    }
    return after(new ClaimResubmitted(), now);
  }

  /** T5, T14: while it is with the insured, or waits and nobody has taken it yet. */
  public Claim withdraw(Actor who, Instant now) {
    permit(who, Action.VOID, now);
    return after(new ClaimVoided(file.toldRound()), now);
  }

  /**
   * T15: the insured does not agree. With nothing granted the same claim is assessed again; what
   * was granted is never touched, and what was not becomes a claim of its own.
   *
   * @param claimNumber for that claim; not used where none is needed
   */
  public Claim appeal(Actor who, String text, String claimNumber, Instant now) {
    permit(who, Action.APPEAL, now);
    boolean granted = stage instanceof Decided decided && !decided.decision().payable().isZero();
    var supplement = granted ? Supplement.of(this, claimNumber) : null;
    return after(new ClaimAppealed(new Appeal(text, now, file.assessor(), supplement)), now);
  }

  /** Beside the stage: somebody who works on it writes something down. */
  public Claim remark(Actor who, String text, boolean visible, Instant now) {
    permit(who, Action.REMARK, now);
    if (file.remarks().size() >= MOST_REMARKS) {
      throw Refusal.unprocessable("too-many-remarks", Map.of("most", MOST_REMARKS));
    }
    return after(new ClaimRemarked(new Remark(who.account(), text, visible, now)), now);
  }

  /**
   * Beside the stage: reasons to look twice. Nothing became true of the claim itself, so there is
   * no event and no new sequence: whoever has it before them is not turned away for a flag.
   */
  public Claim flag(Set<Flag> found) {
    return file.flags().containsAll(found)
        ? this
        : with(expense, attachments, held, stage, file.flagged(found), timeline, sequence, outbox);
  }

  /**
   * Beside the stage, and like a flag without an event: what the basic insurer knows of its
   * prescription. It decides nothing.
   *
   * @param contentHash under which was sent what was asked about
   */
  public Claim notePrescription(String contentHash, PrescriptionCheck check) {
    PrescriptionCheck known = file.prescriptionCheck();
    boolean isNews = known == null || check.at().isAfter(known.at());
    return !isNews || !contentHash.equals(expense.contentHash())
        ? this
        : with(expense, attachments, held, stage, file.checked(check), timeline, sequence, outbox);
  }

  /** Beside the stage: the paper originals came. */
  public Claim receiveOriginals(Actor who, String place, Instant now) {
    permit(who, Action.RECEIVE_ORIGINALS, now);
    return after(
        new OriginalsReceived(new Originals.Delivery(place, Tehran.dayOf(now), who.account())),
        now);
  }

  /** Beside the stage: the originals that came are not what the pictures show. */
  public Claim disputeOriginals(Actor who, String text, Instant now) {
    permit(who, Action.DISPUTE_ORIGINALS, now);
    return after(new OriginalsDisputed(text), now);
  }

  /** T10, and T13 when a bounced order is issued again. */
  public Claim order(OrderRef order, Instant now) {
    if (stage instanceof OnOrder known && known.order().attempt() >= order.attempt()) {
      return this;
    }
    if (!(stage instanceof Approved) && !(stage instanceof PaymentFailed)) {
      throw illegal(Actor.SYSTEM, now);
    }
    return after(new ClaimOrdered(order), now);
  }

  /** T11. Word of an attempt that is past, or heard twice, changes nothing. */
  public Claim sendForPayment(int attempt, Instant now) {
    if (isPast(attempt) || (stage instanceof OnOrder && !(stage instanceof Ordered))) {
      return this;
    }
    in(Ordered.class, Actor.SYSTEM, now);
    return after(new ClaimSentForPayment(), now);
  }

  /** T12: the bank confirmed. */
  public Claim pay(int attempt, String bankReference, Instant now) {
    if (isPast(attempt) || stage instanceof Paid) {
      return this;
    }
    in(SentForPayment.class, Actor.SYSTEM, now);
    return after(new ClaimPaid(bankReference), now);
  }

  /** T12: the bank refused. */
  public Claim failPayment(int attempt, String reason, Instant now) {
    if (isPast(attempt) || stage instanceof PaymentFailed) {
      return this;
    }
    in(SentForPayment.class, Actor.SYSTEM, now);
    return after(new ClaimPaymentFailed(reason), now);
  }

  /** What this person may do with the claim as it stands. */
  public Set<Action> actions(Actor who, Instant now) {
    return Permissions.of(this, who, now);
  }

  /** Whether that person works on it, or audits, and so sees its pictures. */
  public boolean isOpenTo(Actor who) {
    return Permissions.mayLook(this, who);
  }

  /** Whether something is payable that nothing else waits for, and no order has been issued. */
  public boolean isPayableNow() {
    return stage instanceof Approved approved
        && !approved.decision().payable().isZero()
        && !file.originals().holdUp(Originals.Need.PAYMENT);
  }

  /** The claim about what this one's decision did not grant, once that was appealed against. */
  public Optional<Claim> supplement() {
    return Supplement.openedBy(this);
  }

  private Claim after(ClaimEvent event, Instant at) {
    return Evolution.of(this, event, at);
  }

  private Claim replacing(Expense corrected) {
    return with(
        corrected, attachments, held, stage, file.keeping(expense), timeline, sequence, outbox);
  }

  /** For the machine, which alone knows what goes together. */
  Claim with(
      Expense expense,
      List<Attachment> attachments,
      @Nullable Rials held,
      Stage stage,
      CaseFile file,
      List<Step> timeline,
      int sequence,
      List<Announcement<ClaimEvent>> outbox) {
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

  private <S extends Stage> S in(Class<S> needed, Actor who, Instant now) {
    if (!needed.isInstance(stage)) {
      throw illegal(who, now);
    }
    return needed.cast(stage);
  }

  private void permit(Actor who, Action action, Instant now) {
    Set<Action> allowed = actions(who, now);
    if (!allowed.contains(action)) {
      throw Permissions.refusal(this, who, action, allowed, now);
    }
  }

  /** Whether nobody has ever taken it, and it still waits. */
  public boolean isUntouched() {
    return stage instanceof Registered && timeline.size() == 1;
  }

  private boolean isPast(int attempt) {
    return stage instanceof OnOrder known && known.order().attempt() > attempt;
  }

  private ClaimConflict illegal(Actor who, Instant now) {
    return new ClaimConflict("illegal-move", stage.status(), actions(who, now));
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
