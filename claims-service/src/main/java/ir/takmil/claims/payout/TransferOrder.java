package ir.takmil.claims.payout;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderFailed;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderIssued;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderPaid;
import ir.takmil.claims.payout.TransferOrderEvent.TransferOrderSent;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.value.Rials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A transfer order (حواله): one sum to one payee for approved claims. The order itself says which
 * batch has taken it, so that it is in at most one unfinished batch; it is paid at most once.
 *
 * @param number opaque and unique, shown to people
 * @param attempt from 1; a bounced order is issued again under the next
 * @param issuedAt the moment of this attempt's issue
 */
@Document("transfer-orders")
@TypeAlias("transfer-order")
@CompoundIndex(name = "number", def = "{'number': 1}", unique = true)
@CompoundIndex(name = "issued-at", def = "{'issuedAt': 1}")
@CompoundIndex(name = "payee-newest", def = "{'mainInsuredId': 1, 'issuedAt': -1, '_id': -1}")
@CompoundIndex(name = "stage", def = "{'stage.kind': 1, 'issuedAt': 1}")
public record TransferOrder(
    @Id TransferOrderId id,
    @Version @Nullable Long version,
    String number,
    PersonId mainInsuredId,
    List<PaidLine> lines,
    int attempt,
    Instant issuedAt,
    Stage stage,
    int sequence,
    List<Announcement<TransferOrderEvent>> outbox)
    implements Announcing<TransferOrderEvent> {

  /** What is paid for one claim. */
  public record PaidLine(ClaimId claimId, String claimNumber, Rials amount) {}

  /** Where an order stands. */
  public sealed interface Stage {
    State state();

    /**
     * @param batch that has taken it; null while it is free
     */
    @TypeAlias("order-issued")
    record Issued(@Nullable BatchId batch) implements Stage {
      @Override
      public State state() {
        return State.ISSUED;
      }
    }

    @TypeAlias("order-sent")
    record Sent(BatchId batch) implements Stage {
      @Override
      public State state() {
        return State.SENT;
      }
    }

    @TypeAlias("order-paid")
    record Paid(BatchId batch, String bankReference) implements Stage {
      @Override
      public State state() {
        return State.PAID;
      }
    }

    @TypeAlias("order-failed")
    record Failed(BatchId batch, String reason) implements Stage {
      @Override
      public State state() {
        return State.FAILED;
      }
    }
  }

  /** The name of a stage, as it is shown and asked for. */
  public enum State {
    ISSUED("order-issued"),
    SENT("order-sent"),
    PAID("order-paid"),
    FAILED("order-failed");

    private final String kind;

    State(String kind) {
      this.kind = kind;
    }

    /** As it stands in the store. */
    String kind() {
      return kind;
    }
  }

  public TransferOrder {
    lines = List.copyOf(lines);
    outbox = List.copyOf(outbox);
  }

  /** The one order of a claim: however often it is asked for, it has the same id. */
  public static TransferOrderId idFor(ClaimId claim) {
    byte[] name = ("transfer-order:" + claim.value()).getBytes(StandardCharsets.UTF_8);
    return new TransferOrderId(UUID.nameUUIDFromBytes(name).toString());
  }

  public static TransferOrder issue(String number, PersonId payee, PaidLine line, Instant now) {
    var blank =
        new TransferOrder(
            idFor(line.claimId()),
            null,
            number,
            payee,
            List.of(line),
            1,
            now,
            new Stage.Issued(null),
            0,
            List.of());
    return blank.after(new TransferOrderIssued(1), now);
  }

  /** Taken by one batch at a time; taken by the one that has it already, it stays as it is. */
  TransferOrder take(BatchId by) {
    if (!(stage instanceof Stage.Issued(BatchId holder))) {
      throw refused("order-not-issued");
    }
    if (holder != null && !holder.equals(by)) {
      throw refused("order-taken");
    }
    return holder == null ? at(new Stage.Issued(by)) : this;
  }

  /** Free again, when the batch that had taken it was withdrawn. */
  TransferOrder release(BatchId by) {
    return isTakenBy(by) ? at(new Stage.Issued(null)) : this;
  }

  /** The batch was approved and its file frozen. Said again, or of a past attempt: nothing. */
  TransferOrder send(BatchId by, Instant now) {
    return isTakenBy(by) ? after(new TransferOrderSent(attempt), now) : this;
  }

  /** The bank has paid. Said again, or of a past attempt: nothing. */
  TransferOrder settle(BatchId by, String bankReference, Instant now) {
    return isSentBy(by) ? after(new TransferOrderPaid(attempt, bankReference), now) : this;
  }

  /** The bank has refused. Said again, or of a past attempt: nothing. */
  TransferOrder bounce(BatchId by, String reason, Instant now) {
    return isSentBy(by) ? after(new TransferOrderFailed(attempt, reason), now) : this;
  }

  /** The same order, to be tried once more; said twice, it is issued once. */
  TransferOrder reissue(Instant now) {
    if (stage instanceof Stage.Issued && attempt > 1) {
      return this;
    }
    if (!(stage instanceof Stage.Failed)) {
      throw refused("order-not-failed");
    }
    return after(new TransferOrderIssued(attempt + 1), now);
  }

  private boolean isTakenBy(BatchId batch) {
    return stage instanceof Stage.Issued(BatchId holder) && batch.equals(holder);
  }

  private boolean isSentBy(BatchId batch) {
    return stage instanceof Stage.Sent(BatchId holder) && batch.equals(holder);
  }

  /** The machine: each event leads to exactly one stage. */
  private TransferOrder after(TransferOrderEvent event, Instant at) {
    Stage next =
        switch (event) {
          case TransferOrderIssued _ -> new Stage.Issued(null);
          case TransferOrderSent _ -> new Stage.Sent(batch());
          case TransferOrderPaid paid -> new Stage.Paid(batch(), paid.bankReference());
          case TransferOrderFailed failed -> new Stage.Failed(batch(), failed.reason());
        };
    return new TransferOrder(
        id,
        version,
        number,
        mainInsuredId,
        lines,
        event.attempt(),
        event instanceof TransferOrderIssued ? at : issuedAt,
        next,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, at, event));
  }

  /** A change that concerns nobody else: not announced. */
  private TransferOrder at(Stage next) {
    return new TransferOrder(
        id, version, number, mainInsuredId, lines, attempt, issuedAt, next, sequence, outbox);
  }

  private BatchId batch() {
    BatchId holder =
        switch (stage) {
          case Stage.Issued issued -> issued.batch();
          case Stage.Sent sent -> sent.batch();
          case Stage.Paid paid -> paid.batch();
          case Stage.Failed failed -> failed.batch();
        };
    if (holder == null) {
      throw refused("order-not-taken");
    }
    return holder;
  }

  private Refusal refused(String code) {
    return Refusal.conflict(
        code,
        Map.of("number", number, "currentStatus", stage.state().name(), "actions", List.of()));
  }

  public Rials amount() {
    return lines.stream().map(PaidLine::amount).reduce(Rials.ZERO, Rials::plus);
  }

  @Override
  public String key() {
    return id.value();
  }

  /** For Spring Data, which counts the version up. */
  TransferOrder withVersion(@Nullable Long version) {
    return new TransferOrder(
        id, version, number, mainInsuredId, lines, attempt, issuedAt, stage, sequence, outbox);
  }
}
