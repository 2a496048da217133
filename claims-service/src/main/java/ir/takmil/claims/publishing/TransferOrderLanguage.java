package ir.takmil.claims.publishing;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.TransferOrder;
import ir.takmil.claims.payout.TransferOrderEvent;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderFailed;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderIssued;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderPaid;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderSent;
import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Rials;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of a transfer order on {@code claims.transfer-order}. Never whose account it is. */
final class TransferOrderLanguage {
  private TransferOrderLanguage() {}

  /**
   * @param bankReference once it is paid
   * @param reason the bank's reason code, once it has failed
   */
  record Body(
      TransferOrderId transferOrderId,
      String number,
      PersonId mainInsuredId,
      Rials amount,
      int attempt,
      List<PaidFor> claims,
      @Nullable String bankReference,
      @Nullable String reason) {}

  record PaidFor(ClaimId claimId, Rials amount) {}

  static Optional<Message> say(TransferOrder order, TransferOrderEvent event) {
    return Optional.of(
        switch (event) {
          case TransferOrderIssued _ ->
              new Message("claims.transfer-order-issued.v1", body(order, event, null, null));
          case TransferOrderSent _ ->
              new Message("claims.transfer-order-sent.v1", body(order, event, null, null));
          case TransferOrderPaid paid ->
              new Message(
                  "claims.transfer-order-paid.v1", body(order, event, paid.bankReference(), null));
          case TransferOrderFailed failed ->
              new Message(
                  "claims.transfer-order-failed.v1", body(order, event, null, failed.reason()));
        });
  }

  private static Body body(
      TransferOrder order,
      TransferOrderEvent event,
      @Nullable String bankReference,
      @Nullable String reason) {
    return new Body(
        order.id(),
        order.number(),
        order.mainInsuredId(),
        order.amount(),
        event.attempt(),
        order.lines().stream().map(line -> new PaidFor(line.claimId(), line.amount())).toList(),
        bankReference,
        reason);
  }
}
