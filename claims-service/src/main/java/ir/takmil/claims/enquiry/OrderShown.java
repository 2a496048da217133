package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Step;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transfer order (حواله) that pays a claim.
 *
 * @param status ISSUED, SENT, PAID or FAILED
 */
record OrderShown(
    String number,
    Rials amount,
    String status,
    Instant issuedAt,
    @Nullable String bankReference,
    @Nullable String failure) {

  static Optional<OrderShown> of(Claim claim) {
    return claim.stage() instanceof Stage.OnOrder onOrder
        ? Optional.of(of(claim, onOrder))
        : Optional.empty();
  }

  private static OrderShown of(Claim claim, Stage.OnOrder onOrder) {
    String status =
        switch (onOrder) {
          case Stage.Ordered _ -> "ISSUED";
          case Stage.SentForPayment _ -> "SENT";
          case Stage.Paid _ -> "PAID";
          case Stage.PaymentFailed _ -> "FAILED";
        };
    Instant issuedAt =
        claim.timeline().stream()
            .filter(step -> step.status() == Status.ORDERED)
            .map(Step::at)
            .findFirst()
            .orElse(claim.registeredAt());
    return new OrderShown(
        onOrder.order().number(),
        onOrder.decision().payable(),
        status,
        issuedAt,
        onOrder instanceof Stage.Paid paid ? paid.bankReference() : null,
        onOrder instanceof Stage.PaymentFailed failed ? failed.reason() : null);
  }
}
