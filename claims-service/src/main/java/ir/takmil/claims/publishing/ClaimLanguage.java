package ir.takmil.claims.publishing;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.claims.claim.Appeal;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimEvent;
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
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Supplement;
import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became true of a claim, as others hear it: ids and amounts. No word of an assessor, no
 * picture, no name: those are for the people concerned, not for a topic.
 */
public final class ClaimLanguage {
  /** The hold that an appeal asks for, where nothing had been granted. */
  private static final int SECOND = 2;

  private ClaimLanguage() {}

  public static Optional<Message> say(Claim claim, ClaimEvent event) {
    Whose whose = Whose.of(claim);
    return switch (event) {
      case ClaimRegistered _ -> said("registered", registered(whose, claim));
      case ClaimHeld known -> said("hold-noted", new HoldNoted(whose, known.held()));
      case ClaimTaken _ -> said("taken", new Moved(whose));
      case ClaimHandedBack _ -> said("handed-back", new Moved(whose));
      case ClaimReturned returned -> said("returned", returned(whose, returned.notice()));
      case ClaimReminded reminded ->
          said("cure-reminded", new CureReminded(whose, reminded.cureDeadline()));
      case ClaimResubmitted _ -> said("resubmitted", new Moved(whose));
      case ClaimSentToExamination _ -> said("sent-to-examination", new Moved(whose));
      case ClaimSentBack _ -> said("sent-back", new Moved(whose));
      case ClaimApproved approved -> said("approved", approved(whose, approved));
      case ClaimRejected rejected ->
          said(
              "rejected", new Rejected(whose, rejected.rejection().reasonCode(), rejected.round()));
      case ClaimVoided voided -> said("voided", new Voided(whose, voided.round()));
      case ClaimAppealed appealed -> said("appealed", appealed(whose, claim, appealed.appeal()));
      case OriginalsReceived received ->
          said("originals-received", new Received(whose, received.delivery().on()));
      case ClaimOrdered ordered ->
          said(
              "ordered",
              new Ordered(
                  whose, ordered.order().id().value(), ordered.order().number(), payable(claim)));
      case ClaimSentForPayment _ -> said("sent-for-payment", new Moved(whose));
      case ClaimPaid paid -> said("paid", new Paid(whose, payable(claim), paid.bankReference()));
      case ClaimPaymentFailed failed ->
          said("payment-failed", new PaymentFailed(whose, failed.reason()));
      case ClaimAttached _, ClaimCorrected _ ->
          Optional.empty(); // told by the resubmission that follows
      case ClaimHandedOver _, ClaimRemarked _, OriginalsDisputed _ ->
          Optional.empty(); // between those who work on it, and for whoever reads the case
    };
  }

  private static Optional<Message> said(String what, Object body) {
    return Optional.of(new Message("claims.claim-" + what + ".v1", body));
  }

  record Whose(ClaimId claimId, String claimNumber, PersonId personId, PersonId mainInsuredId) {
    static Whose of(Claim claim) {
      Expense expense = claim.expense();
      return new Whose(
          claim.id(), expense.claimNumber(), expense.personId(), expense.mainInsuredId());
    }
  }

  record Moved(@JsonUnwrapped Whose whose) {}

  record Registered(
      @JsonUnwrapped Whose whose,
      String admissionId,
      String trackingCode,
      String contractId,
      String planId,
      String coverCode,
      String serviceCode,
      LocalDate expenseDate,
      Rials requested,
      Instant registeredAt) {}

  record HoldNoted(@JsonUnwrapped Whose whose, Rials held) {}

  record Returned(
      @JsonUnwrapped Whose whose,
      ReturnNotice.Kind kind,
      String reasonCode,
      List<DocumentKind> repair,
      LocalDate cureDeadline) {}

  record Approved(
      @JsonUnwrapped Whose whose,
      Rials requested,
      Rials approved,
      List<Summed> deductions,
      @JsonInclude(NON_NULL) @Nullable Integer round) {}

  record Summed(String code, Rials amount) {}

  record Rejected(
      @JsonUnwrapped Whose whose,
      String reasonCode,
      @JsonInclude(NON_NULL) @Nullable Integer round) {}

  record Voided(@JsonUnwrapped Whose whose, @JsonInclude(NON_NULL) @Nullable Integer round) {}

  record CureReminded(@JsonUnwrapped Whose whose, LocalDate cureDeadline) {}

  record Received(@JsonUnwrapped Whose whose, LocalDate receivedOn) {}

  /**
   * @param supplementClaimId the claim that is opened about what was not granted; else a second
   *     hold is asked for, of what follows
   */
  record Appealed(
      @JsonUnwrapped Whose whose,
      @JsonInclude(NON_NULL) @Nullable ClaimId supplementClaimId,
      @JsonInclude(NON_NULL) @Nullable Integer round,
      String admissionId,
      String contractId,
      String planId,
      String coverCode,
      LocalDate expenseDate,
      Rials requested) {}

  record Ordered(
      @JsonUnwrapped Whose whose,
      String transferOrderId,
      String transferOrderNumber,
      Rials amount) {}

  record Paid(@JsonUnwrapped Whose whose, Rials amount, String bankReference) {}

  record PaymentFailed(@JsonUnwrapped Whose whose, String reason) {}

  private static Registered registered(Whose whose, Claim claim) {
    Expense expense = claim.expense();
    return new Registered(
        whose,
        expense.admissionId().value(),
        expense.trackingCode(),
        expense.contractId().value(),
        expense.planId().value(),
        expense.cover().code(),
        expense.service().code(),
        expense.date(),
        expense.requested(),
        claim.registeredAt());
  }

  private static Returned returned(Whose whose, ReturnNotice notice) {
    return new Returned(
        whose,
        notice.kind(),
        notice.reasonCode(),
        notice.repair().stream().sorted().toList(),
        notice.cureDeadline());
  }

  private static Approved approved(Whose whose, ClaimApproved approved) {
    Decision decision = approved.decision();
    var deducted = decision.deducted();
    return new Approved(
        whose,
        deducted.values().stream().reduce(decision.payable(), Rials::plus),
        decision.payable(),
        deducted.entrySet().stream().map(sum -> new Summed(sum.getKey(), sum.getValue())).toList(),
        approved.round());
  }

  private static Appealed appealed(Whose whose, Claim claim, Appeal appeal) {
    Expense expense = claim.expense();
    Supplement supplement = appeal.supplement();
    return new Appealed(
        whose,
        supplement == null ? null : supplement.id(),
        supplement == null ? SECOND : null,
        expense.admissionId().value(),
        expense.contractId().value(),
        expense.planId().value(),
        expense.cover().code(),
        expense.date(),
        expense.requested());
  }

  /** Amounts are fixed when a claim is ordered, and stay so. */
  private static Rials payable(Claim claim) {
    return claim.stage() instanceof Stage.Decided decided
        ? decided.decision().payable()
        : Rials.ZERO;
  }
}
