package ir.takmil.claims.payout;

import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A payment batch (دسته پرداخت): transfer orders in one bank file; made by one person, approved by
 * another. With the approval the file is frozen in here: whatever happens later, the bank gets
 * these bytes under this message id, or nothing.
 *
 * @param sequence counts the changes, for the caller's If-Match
 */
@Document("payment-batches")
@TypeAlias("payment-batch")
@CompoundIndex(name = "stage", def = "{'stage.kind': 1, 'preparedAt': 1}")
@CompoundIndex(name = "prepared-at", def = "{'preparedAt': -1}")
record PaymentBatch(
    @Id BatchId id,
    @Version @Nullable Long version,
    Staff maker,
    Instant preparedAt,
    List<Entry> entries,
    Stage stage,
    int sequence) {

  /** Who made or approved it: the account, and the name to show. */
  record Staff(StaffId account, String name) {}

  /** One order in one of its attempts. */
  record Entry(TransferOrderId order, int attempt, Rials amount) {}

  /**
   * The bank's file.
   *
   * @param sha256 of the plain bytes, in hex
   * @param sealed the text under this service's key: names and accounts of people stand in it
   */
  record BankFile(String messageId, String sha256, String sealed) {}

  /** Where a batch stands. */
  sealed interface Stage {
    @TypeAlias("batch-prepared")
    record Prepared() implements Stage {}

    /** Given up before its approval; the orders that it took are being set free. */
    @TypeAlias("batch-withdrawn")
    record Withdrawn() implements Stage {}

    /** The file is frozen, and has to reach the bank. */
    @TypeAlias("batch-approved")
    record Approved(Staff checker, Instant at, BankFile file) implements Stage {}

    /** The bank has the file; its report is waited for. */
    @TypeAlias("batch-delivered")
    record Delivered(Staff checker, Instant at, BankFile file) implements Stage {}

    /** The bank has said of every order what became of it. */
    @TypeAlias("batch-done")
    record Done(Staff checker, Instant at, BankFile file) implements Stage {}
  }

  /** As it is shown: whether the bank has the file yet is nobody's business but the machine's. */
  enum State {
    PREPARED,
    APPROVED,
    DONE,
    WITHDRAWN
  }

  PaymentBatch {
    entries = List.copyOf(entries);
  }

  static PaymentBatch prepare(BatchId id, Staff maker, List<Entry> entries, Instant now) {
    return new PaymentBatch(id, null, maker, now, entries, new Stage.Prepared(), 1);
  }

  /** The guard of {@link #approve}, to be asked before the work of making a file. */
  void mayBeApprovedBy(Staff checker) {
    if (!(stage instanceof Stage.Prepared)) {
      throw refused("batch-not-prepared");
    }
    if (maker.account().equals(checker.account())) {
      throw refused("maker-cannot-check");
    }
  }

  PaymentBatch approve(Staff checker, BankFile file, Instant now) {
    mayBeApprovedBy(checker);
    return at(new Stage.Approved(checker, now, file));
  }

  /** Only before its approval; said again, nothing. */
  PaymentBatch withdraw() {
    if (stage instanceof Stage.Withdrawn) {
      return this;
    }
    if (!(stage instanceof Stage.Prepared)) {
      throw refused("batch-not-prepared");
    }
    return at(new Stage.Withdrawn());
  }

  PaymentBatch delivered() {
    return stage instanceof Stage.Approved(Staff checker, Instant at, BankFile file)
        ? at(new Stage.Delivered(checker, at, file))
        : this;
  }

  PaymentBatch done() {
    return stage instanceof Stage.Delivered(Staff checker, Instant at, BankFile file)
        ? at(new Stage.Done(checker, at, file))
        : this;
  }

  State state() {
    return switch (stage) {
      case Stage.Prepared _ -> State.PREPARED;
      case Stage.Withdrawn _ -> State.WITHDRAWN;
      case Stage.Approved _, Stage.Delivered _ -> State.APPROVED;
      case Stage.Done _ -> State.DONE;
    };
  }

  Rials total() {
    return entries.stream().map(Entry::amount).reduce(Rials.ZERO, Rials::plus);
  }

  private PaymentBatch at(Stage next) {
    return new PaymentBatch(id, version, maker, preparedAt, entries, next, sequence + 1);
  }

  private Refusal refused(String code) {
    return Refusal.conflict(code, Map.of("currentStatus", state().name(), "actions", List.of()));
  }

  /** For Spring Data, which counts the version up. */
  PaymentBatch withVersion(@Nullable Long version) {
    return new PaymentBatch(id, version, maker, preparedAt, entries, stage, sequence);
  }
}
