package ir.takmil.claims.payout;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.PayoutApi.OrderView;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.store.Place;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door of those who are paid. */
@RestController
class MyOrdersApi {
  private static final int MOST = 100;

  private final TransferOrders orders;

  MyOrdersApi(TransferOrders orders) {
    this.orders = orders;
  }

  record Page(List<MyOrder> items, @Nullable String next) {}

  /**
   * An order as its payee sees it.
   *
   * @param issuedAt the present attempt
   * @param failure the bank's reason, in words where known
   */
  record MyOrder(
      TransferOrderId id,
      String number,
      Rials amount,
      TransferOrder.State state,
      Instant issuedAt,
      @Nullable String bankReference,
      @Nullable String failure,
      List<OrderView.OnOrder> claims) {
    static MyOrder of(OrderView order) {
      return new MyOrder(
          order.id(),
          order.number(),
          order.amount(),
          order.state(),
          order.issuedAt(),
          order.bankReference(),
          order.failure(),
          order.claims());
    }
  }

  /**
   * The orders to the main insured who asks, newest first; nobody else has any.
   *
   * @param next what the page before gave
   */
  @GetMapping("/my/transfer-orders")
  @RolesAllowed("insured")
  Page orders(
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    var payee = new PersonId(caller.requiredPerson());
    if (limit < 1 || limit > MOST) {
      throw Refusal.malformed("parameter-wrong", "/limit");
    }
    List<TransferOrder> found = orders.to(payee, Place.of(next), limit + 1);
    return new Page(
        found.stream().limit(limit).map(OrderView::of).map(MyOrder::of).toList(),
        Place.next(found, limit, order -> new Place(order.issuedAt(), order.id().value())));
  }
}
