package ir.takmil.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.PaymentBatch.BankFile;
import ir.takmil.claims.payout.PaymentBatch.Entry;
import ir.takmil.claims.payout.PaymentBatch.Staff;
import ir.takmil.claims.payout.PaymentBatch.State;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentBatchTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Staff MAKER = new Staff(new StaffId("m"), "maker1");
  private static final Staff CHECKER = new Staff(new StaffId("c"), "checker1");
  private static final BankFile FILE = new BankFile("message", "00", "sealed");

  private static PaymentBatch prepared() {
    return PaymentBatch.prepare(
        new BatchId("b"),
        MAKER,
        List.of(
            new Entry(new TransferOrderId("o1"), 1, Rials.of(1000)),
            new Entry(new TransferOrderId("o2"), 2, Rials.of(500))),
        NOW);
  }

  private static void assertRefused(String code, Runnable move) {
    assertThatThrownBy(move::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void isMadeByOnePersonAndApprovedByAnother() {
    assertRefused("maker-cannot-check", () -> prepared().approve(MAKER, FILE, NOW));
    PaymentBatch approved = prepared().approve(CHECKER, FILE, NOW);
    assertThat(approved.state()).isEqualTo(State.APPROVED);
    assertThat(approved.sequence()).isEqualTo(prepared().sequence() + 1);
  }

  @Test
  void theFileThatWasApprovedStaysTheFile() {
    PaymentBatch approved = prepared().approve(CHECKER, FILE, NOW);
    assertRefused(
        "batch-not-prepared",
        () -> approved.approve(CHECKER, new BankFile("message", "11", "other"), NOW));
    assertThat(approved.delivered().done().stage())
        .isEqualTo(new PaymentBatch.Stage.Done(CHECKER, NOW, FILE));
  }

  @Test
  void isWithdrawnBeforeItsApprovalOnly() {
    PaymentBatch withdrawn = prepared().withdraw();
    assertThat(withdrawn.withdraw()).isEqualTo(withdrawn);
    assertRefused("batch-not-prepared", () -> withdrawn.approve(CHECKER, FILE, NOW));
    assertRefused("batch-not-prepared", () -> prepared().approve(CHECKER, FILE, NOW).withdraw());
  }

  @Test
  void whatTheMachineDoesTwiceIsDoneOnce() {
    PaymentBatch delivered = prepared().approve(CHECKER, FILE, NOW).delivered();
    assertThat(delivered.delivered()).isEqualTo(delivered);
    assertThat(delivered.done().done()).isEqualTo(delivered.done());
    assertThat(prepared().delivered()).isEqualTo(prepared());
  }

  @Test
  void itsTotalIsTheSumOfItsOrders() {
    assertThat(prepared().total()).isEqualTo(Rials.of(1500));
  }
}
