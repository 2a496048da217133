package ir.takmil.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.claims.payout.TransferOrder.Stage;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderFailed;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderIssued;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderPaid;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderSent;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TransferOrderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final BatchId ONE = new BatchId("one");
  private static final BatchId OTHER = new BatchId("other");
  private static final PaidLine LINE =
      new PaidLine(new ClaimId("c1"), "1234567890", Rials.of(7_468_200));

  private static TransferOrder issued() {
    return TransferOrder.issue("1405/09/30/354851", new PersonId("p1"), LINE, NOW);
  }

  private static TransferOrder sent() {
    return issued().take(ONE).send(ONE, NOW);
  }

  private static void assertRefused(String code, Runnable move) {
    assertThatThrownBy(move::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            });
  }

  @Test
  void aClaimHasOneOrderHoweverOftenItIsIssued() {
    assertThat(issued().id())
        .isEqualTo(issued().id())
        .isEqualTo(TransferOrder.idFor(LINE.claimId()));
    assertThat(TransferOrder.idFor(new ClaimId("c2"))).isNotEqualTo(issued().id());
  }

  @Test
  void goesFromIssuedToPaidAndSaysEachStep() {
    TransferOrder paid = sent().settle(ONE, "990000000001", NOW);
    assertThat(paid.stage()).isEqualTo(new Stage.Paid(ONE, "990000000001"));
    assertThat(paid.outbox())
        .extracting(Announcement::event)
        .containsExactly(
            new TransferOrderIssued(1),
            new TransferOrderSent(1),
            new TransferOrderPaid(1, "990000000001"));
    assertThat(paid.sequence()).isEqualTo(3);
  }

  @Test
  void isTakenByOneBatchOnly() {
    TransferOrder taken = issued().take(ONE);
    assertThat(taken.take(ONE)).isEqualTo(taken);
    assertThat(taken.sequence()).describedAs("nobody is told").isEqualTo(1);
    assertRefused("order-taken", () -> taken.take(OTHER));
  }

  @Test
  void isFreeAgainWhenItsBatchIsWithdrawnAndNotWhenAnotherIs() {
    TransferOrder taken = issued().take(ONE);
    assertThat(taken.release(OTHER)).isEqualTo(taken);
    assertThat(taken.release(ONE).take(OTHER).stage()).isEqualTo(new Stage.Issued(OTHER));
  }

  @Test
  void isSentByTheBatchThatHasItOnly() {
    assertThat(issued().send(ONE, NOW)).isEqualTo(issued());
    assertThat(issued().take(ONE).send(OTHER, NOW)).isEqualTo(issued().take(ONE));
  }

  @Test
  void whatWasSaidOnceIsNotSaidTwice() {
    TransferOrder paid = sent().settle(ONE, "990000000001", NOW);
    assertThat(sent().send(ONE, NOW)).isEqualTo(sent());
    assertThat(paid.settle(ONE, "990000000001", NOW)).isEqualTo(paid);
    assertThat(paid.bounce(ONE, "AC04", NOW)).isEqualTo(paid);
  }

  @Test
  void aBouncedOrderIsIssuedAgainUnderTheNextAttempt() {
    TransferOrder bounced = sent().bounce(ONE, "AC04", NOW);
    assertThat(bounced.stage()).isEqualTo(new Stage.Failed(ONE, "AC04"));
    TransferOrder again = bounced.reissue(NOW.plusSeconds(60));
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.id()).isEqualTo(bounced.id());
    assertThat(again.number()).isEqualTo(bounced.number());
    assertThat(again.stage()).isEqualTo(new Stage.Issued(null));
    assertThat(again.outbox().getLast().event()).isEqualTo(new TransferOrderIssued(2));
    assertThat(again.reissue(NOW)).isEqualTo(again);
  }

  @Test
  void wordOfAPastAttemptDoesNotTouchTheNext() {
    TransferOrder second =
        sent().bounce(ONE, "AC04", NOW).reissue(NOW).take(OTHER).send(OTHER, NOW);
    assertThat(second.settle(ONE, "990000000009", NOW)).isEqualTo(second);
    assertThat(second.bounce(ONE, "AC04", NOW)).isEqualTo(second);
    assertThat(second.settle(OTHER, "990000000002", NOW).outbox().getLast().event())
        .isEqualTo(new TransferOrderPaid(2, "990000000002"));
  }

  @Test
  void onlyABouncedOneIsIssuedAgain() {
    assertRefused("order-not-failed", () -> issued().reissue(NOW));
    assertRefused("order-not-failed", () -> sent().reissue(NOW));
    assertRefused("order-not-failed", () -> sent().settle(ONE, "1", NOW).reissue(NOW));
  }

  @Test
  void oneThatIsOnItsWayIsNotTaken() {
    assertRefused("order-not-issued", () -> sent().take(OTHER));
    assertRefused("order-not-issued", () -> sent().settle(ONE, "1", NOW).take(OTHER));
  }

  @Test
  void aFailureSaysWhy() {
    assertThat(sent().bounce(ONE, "AC04", NOW).outbox().getLast().event())
        .isEqualTo(new TransferOrderFailed(1, "AC04"));
  }
}
