package ir.takmil.claims.payout;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.PaymentBatch.Staff;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Finance's doors: transfer orders and payment batches. */
@RestController
class PayoutApi {
  private static final int PAGE = 200;
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Payout payout;
  private final Batching batching;
  private final TransferOrders orders;
  private final PaymentBatches batches;
  private final Audit audit;

  PayoutApi(
      Payout payout,
      Batching batching,
      TransferOrders orders,
      PaymentBatches batches,
      Audit audit) {
    this.audit = audit;
    this.payout = payout;
    this.batching = batching;
    this.orders = orders;
    this.batches = batches;
  }

  record Listing<T>(List<T> items, long total, @Nullable String next) {}

  record OrderView(
      TransferOrderId id,
      String number,
      Rials amount,
      List<OnOrder> claims,
      TransferOrder.State state,
      Instant issuedAt,
      int attempts,
      @Nullable BatchId batch,
      @Nullable String bankReference,
      @Nullable String failure) {

    record OnOrder(ClaimId claimId, String claimNumber, Rials amount) {}

    static OrderView of(TransferOrder order) {
      BatchId batch = null;
      String reference = null;
      String failure = null;
      switch (order.stage()) {
        case TransferOrder.Stage.Issued issued -> batch = issued.batch();
        case TransferOrder.Stage.Sent sent -> batch = sent.batch();
        case TransferOrder.Stage.Paid paid -> {
          batch = paid.batch();
          reference = paid.bankReference();
        }
        case TransferOrder.Stage.Failed failed -> {
          batch = failed.batch();
          failure = inWords(failed.reason());
        }
      }
      return new OrderView(
          order.id(),
          order.number(),
          order.amount(),
          order.lines().stream()
              .map(line -> new OnOrder(line.claimId(), line.claimNumber(), line.amount()))
              .toList(),
          order.stage().state(),
          order.issuedAt(),
          order.attempt(),
          batch,
          reference,
          failure);
    }
  }

  /** The bank's reason code (ISO 20022 external codes), with words where we have them. */
  private static String inWords(String reason) {
    String words =
        switch (reason) {
          case "AC01", "AC02", "AC03" -> "شماره شبا درست نیست";
          case "AC04" -> "حساب بسته است";
          case "AC06" -> "حساب مسدود است";
          case "AM04" -> "موجودی کافی نیست";
          case "AM10", "AM18" -> "جمع پرونده درست نیست";
          case "DU04" -> "این حواله پیش‌تر پرداخت شده است";
          default -> "";
        };
    return words.isEmpty() ? reason : reason + ": " + words;
  }

  record BatchView(
      BatchId id,
      PaymentBatch.State state,
      Rials total,
      int count,
      String maker,
      Instant preparedAt,
      List<PaymentBatch.Entry> orders,
      @Nullable String checker,
      @Nullable Instant approvedAt,
      @Nullable String fileHash,
      int sequence) {

    static BatchView of(PaymentBatch batch) {
      Staff checker = null;
      Instant approvedAt = null;
      PaymentBatch.BankFile file = null;
      switch (batch.stage()) {
        case PaymentBatch.Stage.Prepared _, PaymentBatch.Stage.Withdrawn _ -> {}
        case PaymentBatch.Stage.Approved(Staff who, Instant at, PaymentBatch.BankFile frozen) -> {
          checker = who;
          approvedAt = at;
          file = frozen;
        }
        case PaymentBatch.Stage.Delivered(Staff who, Instant at, PaymentBatch.BankFile frozen) -> {
          checker = who;
          approvedAt = at;
          file = frozen;
        }
        case PaymentBatch.Stage.Done(Staff who, Instant at, PaymentBatch.BankFile frozen) -> {
          checker = who;
          approvedAt = at;
          file = frozen;
        }
      }
      return new BatchView(
          batch.id(),
          batch.state(),
          batch.total(),
          batch.entries().size(),
          batch.maker().name(),
          batch.preparedAt(),
          batch.entries(),
          checker == null ? null : checker.name(),
          approvedAt,
          file == null ? null : file.sha256(),
          batch.sequence());
    }
  }

  record PrepareBatch(
      @NotEmpty @Size(max = 1000) List<@NotNull TransferOrderId> transferOrderIds) {}

  @RolesAllowed({"finance-maker", "finance-checker", "auditor"})
  @GetMapping("/transfer-orders")
  Listing<OrderView> orders(
      @RequestParam(required = false) TransferOrder.@Nullable State state,
      @RequestParam(defaultValue = "0") int next) {
    int from = fromOf(next);
    return listing(
        orders.inState(state, from, PAGE).stream().map(OrderView::of).toList(),
        orders.count(state),
        from);
  }

  @RolesAllowed("finance-maker")
  @PostMapping("/transfer-orders/{id}/reissue")
  OrderView reissue(@PathVariable TransferOrderId id, Caller caller) {
    audit.record(caller, "transfer-order.reissue", id.value());
    return OrderView.of(payout.reissue(id));
  }

  @RolesAllowed("finance-maker")
  @PutMapping("/payment-batches/{id}")
  ResponseEntity<BatchView> prepare(
      @PathVariable BatchId id, Caller caller, @Valid @RequestBody PrepareBatch request) {
    audit.record(caller, "payment-batch.prepare", id.value());
    if (!id.value().matches(UUID)) {
      throw Refusal.malformed("id-not-uuid", "/id");
    }
    return answer(batching.prepare(id, staff(caller), request.transferOrderIds()));
  }

  @RolesAllowed("finance-maker")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/payment-batches/{id}")
  void withdraw(@PathVariable BatchId id, Seen seen, Caller caller) {
    audit.record(caller, "payment-batch.withdraw", id.value());
    batching.withdraw(id, seen);
  }

  @RolesAllowed({"finance-maker", "finance-checker", "auditor"})
  @GetMapping("/payment-batches")
  Listing<BatchView> batches(@RequestParam(defaultValue = "0") int next) {
    int from = fromOf(next);
    return listing(
        batches.newest(from, PAGE).stream().map(BatchView::of).toList(), batches.count(), from);
  }

  @RolesAllowed({"finance-maker", "finance-checker", "auditor"})
  @GetMapping("/payment-batches/{id}")
  ResponseEntity<BatchView> batch(@PathVariable BatchId id) {
    return answer(batches.find(id).orElseThrow(() -> Refusal.unknown("not-found")));
  }

  @RolesAllowed("finance-checker")
  @PostMapping("/payment-batches/{id}/approval")
  ResponseEntity<BatchView> approve(@PathVariable BatchId id, Seen seen, Caller caller) {
    audit.record(caller, "payment-batch.approve", id.value());
    return answer(batching.approve(id, seen, staff(caller)));
  }

  private static ResponseEntity<BatchView> answer(PaymentBatch batch) {
    return ResponseEntity.ok().eTag(Seen.etag(batch.sequence())).body(BatchView.of(batch));
  }

  private static Staff staff(Caller caller) {
    return new Staff(new StaffId(caller.account()), caller.name());
  }

  private static int fromOf(int next) {
    if (next < 0) {
      throw Refusal.malformed("parameter-wrong", "/next");
    }
    return next;
  }

  private static <T> Listing<T> listing(List<T> items, long total, int from) {
    int after = from + items.size();
    return new Listing<>(items, total, after < total ? Integer.toString(after) : null);
  }
}
