package ir.takmil.claims.payout;

import ir.takmil.claims.payout.BankReport.Outcome;
import ir.takmil.claims.payout.PaymentBatch.BankFile;
import ir.takmil.claims.payout.PaymentBatch.Entry;
import ir.takmil.claims.payout.PaymentBatch.Stage;
import ir.takmil.platform.vault.Vault;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries approved batches to the bank and its word back to the orders. Each step may be done again
 * after a crash anywhere, by any replica: the file is frozen, the bank knows a message id again,
 * and an order hears of an outcome once.
 */
@Component
class Settlement {
  private static final Logger log = LoggerFactory.getLogger(Settlement.class);
  private static final int ROUND = 50;

  private final PaymentBatches batches;
  private final TransferOrders orders;
  private final Bank bank;
  private final Vault vault;
  private final Clock clock;
  private final Semaphore oneRound = new Semaphore(1);

  Settlement(PaymentBatches batches, TransferOrders orders, Bank bank, Vault vault, Clock clock) {
    this.batches = batches;
    this.orders = orders;
    this.bank = bank;
    this.vault = vault;
    this.clock = clock;
  }

  /** At once and now and then, beside the caller: nobody waits here for the bank. */
  @Scheduled(fixedDelayString = "${takmil.bank.every}")
  void wake() {
    Thread.startVirtualThread(this::round);
  }

  void round() {
    if (!oneRound.tryAcquire()) {
      return;
    }
    try {
      batches.unfinished(ROUND).forEach(this::tryToAdvance);
    } catch (RuntimeException storeAway) {
      log.atWarn().log("settlement waits: {}", storeAway.toString());
    } finally {
      oneRound.release();
    }
  }

  /** One batch that cannot go on does not hold up the others. */
  private void tryToAdvance(PaymentBatch batch) {
    try {
      advance(batch);
    } catch (RuntimeException notNow) {
      log.atWarn()
          .addKeyValue("batch", batch.id().value())
          .log("settlement waits: {}", notNow.toString());
    }
  }

  private void advance(PaymentBatch batch) {
    switch (batch.stage()) {
      case Stage.Prepared _, Stage.Done _ -> {}
      case Stage.Withdrawn _ -> release(batch);
      case Stage.Approved approved -> deliver(batch, approved.file());
      case Stage.Delivered delivered -> hear(batch, delivered.file());
    }
  }

  /**
   * A batch is written before it takes an order, and goes only when it was withdrawn: an order that
   * is held by no batch was left behind by a crash, or taken while its batch was given up.
   */
  @Scheduled(fixedDelayString = "${takmil.bank.orphans-every:1m}")
  void freeOrphans() {
    for (BatchId holder : orders.holders()) {
      if (batches.find(holder).isEmpty()) {
        orders
            .takenBy(holder)
            .forEach(orphan -> orders.change(orphan.id(), order -> order.release(holder)));
      }
    }
  }

  /** The orders first, the batch last: what a crash leaves is found again by the batch. */
  void release(PaymentBatch withdrawn) {
    for (Entry entry : withdrawn.entries()) {
      orders.change(entry.order(), order -> order.release(withdrawn.id()));
    }
    batches.forget(withdrawn);
  }

  private void deliver(PaymentBatch batch, BankFile file) {
    for (Entry entry : batch.entries()) {
      orders.change(entry.order(), order -> order.send(batch.id(), clock.instant()));
    }
    bank.deliver(file.messageId(), vault.open(file.sealed(), Batching.placeOf(batch.id())));
    batches.change(batch.id(), Seen.WHATEVER, PaymentBatch::delivered);
  }

  private void hear(PaymentBatch batch, BankFile file) {
    BankReport report = bank.report(file.messageId()).orElse(null);
    if (report == null) {
      return;
    }
    boolean complete = true;
    for (Entry entry : batch.entries()) {
      Outcome outcome = report.of(PaymentFile.endToEndId(entry.order())).orElse(null);
      if (outcome == null) {
        complete = false;
      } else {
        orders.change(entry.order(), order -> conclude(order, batch.id(), outcome));
      }
    }
    if (complete) {
      batches.change(batch.id(), Seen.WHATEVER, PaymentBatch::done);
    }
  }

  private TransferOrder conclude(TransferOrder order, BatchId batch, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Settled settled -> order.settle(batch, settled.reference(), clock.instant());
      case Outcome.Refused refused -> order.bounce(batch, refused.reason(), clock.instant());
    };
  }
}
