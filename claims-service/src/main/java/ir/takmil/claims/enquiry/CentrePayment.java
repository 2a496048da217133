package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.Stage;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a centre is to get for a claim, or has got.
 *
 * @param reference the bank's, once it is paid
 */
record CentrePayment(
    String claimId,
    String claimNumber,
    String trackingCode,
    LocalDate expenseDate,
    Rials amount,
    State state,
    @Nullable String reference,
    String next) {

  /** How far it has come. When what is granted is settled is not known here. */
  enum State {
    AWAITING_SETTLEMENT,
    IN_PAYMENT,
    PAID;

    static State of(Stage stage) {
      return switch (stage) {
        case Stage.Paid _ -> PAID;
        case Stage.Ordered _, Stage.SentForPayment _, Stage.PaymentFailed _ -> IN_PAYMENT;
        case Stage.Waiting _,
            Stage.UnderAssessment _,
            Stage.UnderExamination _,
            Stage.Returned _,
            Stage.Rejected _,
            Stage.Voided _,
            Stage.Approved _ ->
            AWAITING_SETTLEMENT;
      };
    }
  }

  static CentrePayment of(Claim claim, Words words) {
    return new CentrePayment(
        claim.id().value(),
        claim.expense().claimNumber(),
        claim.expense().trackingCode(),
        claim.expense().date(),
        amount(claim.stage()),
        State.of(claim.stage()),
        claim.stage() instanceof Stage.Paid paid ? paid.bankReference() : null,
        words.next(claim));
  }

  static Rials amount(Stage stage) {
    return ClaimView.decisionOf(stage, false).map(Decision::payable).orElse(Rials.ZERO);
  }
}
