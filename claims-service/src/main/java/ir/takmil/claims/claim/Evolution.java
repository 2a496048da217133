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
import ir.takmil.claims.claim.Stage.Appealed;
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
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machine: each event leads to exactly one stage. */
final class Evolution {
  private final Claim claim;
  private final ClaimEvent event;
  private final Instant at;

  private Evolution(Claim claim, ClaimEvent event, Instant at) {
    this.claim = claim;
    this.event = event;
    this.at = at;
  }

  static Claim of(Claim claim, ClaimEvent event, Instant at) {
    return new Evolution(claim, event, at).next();
  }

  private Claim next() {
    CaseFile file = claim.file();
    return switch (event) {
      case ClaimRegistered _ -> to(new Registered());
      case ClaimHeld known -> with(claim.attachments(), known.held(), claim.stage(), file);
      case ClaimTaken taken ->
          to(
              new UnderAssessment(taken.assessor(), wasRepaired(), null, at),
              file.takenBy(taken.assessor()));
      case ClaimHandedBack _ -> to(waiting());
      case ClaimHandedOver over ->
          to(
              new UnderAssessment(over.to(), wasRepaired(), examinerSaid(), at),
              file.takenBy(over.to()));
      case ClaimReturned returned ->
          to(Returned.under(returned.notice(), returned.assessor(), claim.attachments().size()));
      case ClaimReminded _ -> to(in(Returned.class).asReminded());
      case ClaimAttached attached ->
          with(plus(claim.attachments(), attached.attachment()), claim.held(), claim.stage(), file);
      case ClaimCorrected corrected -> to(in(Returned.class).correcting(corrected.fields()));
      case ClaimResubmitted _ -> to(new Resubmitted());
      case ClaimSentToExamination decided ->
          to(new UnderExamination(decided.assessor(), wasRepaired(), decided.decision()));
      case ClaimSentBack back ->
          to(new UnderAssessment(back.assessor(), wasRepaired(), back.words(), at));
      case ClaimApproved approved -> to(new Approved(approved.decision()));
      case ClaimRejected rejected ->
          to(
              new Rejected(rejected.rejection()),
              rejected.by() == null ? file : file.takenBy(rejected.by()));
      case ClaimVoided _ -> to(new Voided());
      case ClaimAppealed appealed -> appealed(file.appealed(appealed.appeal()));
      case ClaimRemarked remarked -> to(claim.stage(), file.remarked(remarked.remark()));
      case OriginalsReceived received ->
          to(claim.stage(), file.with(file.originals().delivered(received.delivery())));
      case OriginalsDisputed disputed ->
          to(claim.stage(), file.with(file.originals().disputed(disputed.text())));
      case ClaimOrdered ordered -> to(new Ordered(decision(), ordered.order()));
      case ClaimSentForPayment _ -> to(new SentForPayment(decision(), orderRef()));
      case ClaimPaid paid -> to(new Paid(decision(), orderRef(), paid.bankReference()));
      case ClaimPaymentFailed failed ->
          to(new PaymentFailed(decision(), orderRef(), failed.reason()));
    };
  }

  /** What is held for it was freed when nothing was granted, and is asked for anew. */
  private Claim appealed(CaseFile file) {
    return file.round() == 1
        ? to(claim.stage(), file)
        : with(claim.attachments(), null, new Appealed(), file);
  }

  private Claim to(Stage next) {
    return to(next, claim.file());
  }

  private Claim to(Stage next, CaseFile file) {
    return with(claim.attachments(), claim.held(), next, file);
  }

  private Claim with(
      List<Attachment> attachments, @Nullable Rials held, Stage next, CaseFile file) {
    List<Step> timeline = claim.timeline();
    boolean moved = timeline.isEmpty() || next.status() != timeline.getLast().status();
    int sequence = claim.sequence() + 1;
    return claim.with(
        claim.expense(),
        attachments,
        held,
        next,
        file,
        moved ? plus(timeline, new Step(next.status(), at)) : timeline,
        sequence,
        Announcement.append(claim.outbox(), sequence, at, event));
  }

  private static <T> List<T> plus(List<T> list, T last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private Stage waiting() {
    if (wasRepaired()) {
      return new Resubmitted();
    }
    return claim.file().round() == 1 ? new Registered() : new Appealed();
  }

  /** Whether it had been sent back to the insured before it came to where it stands. */
  private boolean wasRepaired() {
    return claim.stage() instanceof Resubmitted
        || (claim.stage() instanceof UnderAssessment open && open.repaired())
        || (claim.stage() instanceof UnderExamination seen && seen.repaired());
  }

  private @Nullable String examinerSaid() {
    return claim.stage() instanceof UnderAssessment open ? open.examinerSaid() : null;
  }

  private Decision decision() {
    return in(Decided.class).decision();
  }

  private OrderRef orderRef() {
    return in(OnOrder.class).order();
  }

  /** The verbs have made sure of it. */
  private <S extends Stage> S in(Class<S> stage) {
    return stage.cast(claim.stage());
  }
}
