package ir.takmil.claims.payout;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.Payees.Payee;
import ir.takmil.claims.payout.PaymentBatch.BankFile;
import ir.takmil.claims.payout.PaymentBatch.Entry;
import ir.takmil.claims.payout.PaymentBatch.Staff;
import ir.takmil.claims.payout.PaymentFile.Payment;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.vault.Vault;
import ir.takmil.platform.web.Seen;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Making batches and approving them. The batch is written before it takes its orders, and an order
 * lets itself be taken by one batch only; the approval takes them once more. So a crash between any
 * two writes leaves something that is done again by the same call, or withdrawn.
 */
@Service
class Batching {
  private final PaymentBatches batches;
  private final TransferOrders orders;
  private final Payees payees;
  private final Settlement settlement;
  private final BankSettings bank;
  private final Vault vault;
  private final Clock clock;

  Batching(
      PaymentBatches batches,
      TransferOrders orders,
      Payees payees,
      Settlement settlement,
      BankSettings bank,
      Vault vault,
      Clock clock) {
    this.batches = batches;
    this.orders = orders;
    this.payees = payees;
    this.settlement = settlement;
    this.bank = bank;
    this.vault = vault;
    this.clock = clock;
  }

  PaymentBatch prepare(BatchId id, Staff maker, List<TransferOrderId> wanted) {
    List<TransferOrderId> ids = wanted.stream().distinct().toList();
    PaymentBatch present =
        batches
            .find(id)
            .orElseGet(() ->
                batches.add(PaymentBatch.prepare(id, maker, entries(id, ids), clock.instant())));
    boolean same =
        present.maker().account().equals(maker.account())
            && present.entries().stream().map(Entry::order).toList().equals(ids);
    if (!same) {
      throw Refusal.conflict("batch-differs");
    }
    if (present.state() == PaymentBatch.State.PREPARED) {
      try {
        takeAll(present);
      } catch (Refusal takenMeanwhile) {
        withdraw(id, Seen.WHATEVER);
        throw takenMeanwhile;
      }
    }
    return present;
  }

  /** What would be refused is refused before anything is written. */
  private List<Entry> entries(BatchId batch, List<TransferOrderId> ids) {
    var entries = new ArrayList<Entry>();
    var unknown = new ArrayList<Fault>();
    for (int i = 0; i < ids.size(); i++) {
      var order = orders.find(ids.get(i)).map(found -> found.take(batch));
      if (order.isEmpty()) {
        unknown.add(new Fault("/transferOrderIds/" + i, "order-unknown"));
      } else {
        entries.add(new Entry(order.get().id(), order.get().attempt(), order.get().amount()));
      }
    }
    if (!unknown.isEmpty()) {
      throw Refusal.unprocessable("order-unknown", unknown);
    }
    return entries;
  }

  private List<TransferOrder> takeAll(PaymentBatch batch) {
    return batch.entries().stream()
        .map(entry -> orders.change(entry.order(), order -> order.take(batch.id())))
        .toList();
  }

  /** The file is made and frozen with the approval, in one write; the settlement does the rest. */
  PaymentBatch approve(BatchId id, Seen seen, Staff checker) {
    PaymentBatch prepared = batches.find(id).orElseThrow(() -> Refusal.unknown("not-found"));
    seen.check(prepared.sequence());
    prepared.mayBeApprovedBy(checker);
    Instant now = clock.instant();
    BankFile file = freeze(prepared, takeAll(prepared), now);
    PaymentBatch approved =
        batches.change(
            id, new Seen(prepared.sequence()), batch -> batch.approve(checker, file, now));
    settlement.wake();
    return approved;
  }

  private BankFile freeze(PaymentBatch batch, List<TransferOrder> taken, Instant now) {
    String messageId = PaymentFile.messageId(batch.id());
    String file = PaymentFile.write(messageId, bank.debtor(), withPayees(taken), now);
    return new BankFile(messageId, sha256(file), vault.seal(file, placeOf(batch.id())));
  }

  private List<Payment> withPayees(List<TransferOrder> taken) {
    Map<PersonId, Payee> known = new HashMap<>();
    var payments = new ArrayList<Payment>();
    var missing = new ArrayList<Fault>();
    for (int i = 0; i < taken.size(); i++) {
      PersonId person = taken.get(i).mainInsuredId();
      if (!known.containsKey(person)) {
        payees.find(person).ifPresent(payee -> known.put(person, payee));
      }
      Payee payee = known.get(person);
      if (payee == null) {
        missing.add(new Fault("/orders/" + i, "payee-unknown"));
      } else {
        payments.add(new Payment(taken.get(i), payee));
      }
    }
    if (!missing.isEmpty()) {
      throw Refusal.unprocessable("payee-unknown", missing);
    }
    return payments;
  }

  /** Before its approval a batch may be given up; its orders are free again. */
  void withdraw(BatchId id, Seen seen) {
    PaymentBatch withdrawn = batches.change(id, seen, PaymentBatch::withdraw);
    settlement.release(withdrawn);
  }

  /** Where the sealed file lives; it opens only there. */
  static String placeOf(BatchId batch) {
    return "payment-batches/" + batch.value();
  }

  private static String sha256(String file) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
