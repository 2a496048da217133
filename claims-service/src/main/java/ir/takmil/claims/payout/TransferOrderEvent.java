package ir.takmil.claims.payout;

import org.springframework.data.annotation.TypeAlias;

/** What became true of a transfer order, in one of its attempts. */
public sealed interface TransferOrderEvent {
  int attempt();

  @TypeAlias("transfer-order-issued")
  record TransferOrderIssued(int attempt) implements TransferOrderEvent {}

  @TypeAlias("transfer-order-sent")
  record TransferOrderSent(int attempt) implements TransferOrderEvent {}

  @TypeAlias("transfer-order-paid")
  record TransferOrderPaid(int attempt, String bankReference) implements TransferOrderEvent {}

  /**
   * @param reason the bank's reason code, such as AC04
   */
  @TypeAlias("transfer-order-failed")
  record TransferOrderFailed(int attempt, String reason) implements TransferOrderEvent {}
}
