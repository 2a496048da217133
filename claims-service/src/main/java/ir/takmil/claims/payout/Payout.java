package ir.takmil.claims.payout;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Issues transfer orders. */
@Service
class Payout {
  private static final int TRIES = 5;

  private final TransferOrders orders;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Payout(TransferOrders orders, Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  /** One order for one claim: asked again, it is the same one. */
  TransferOrder issue(PersonId payee, PaidLine line) {
    for (int attempt = 1; ; attempt++) {
      try {
        return orders.add(TransferOrder.issue(number(), payee, line, clock.instant()));
      } catch (DuplicateKeyException numberTaken) {
        if (attempt == TRIES) {
          throw numberTaken;
        }
      }
    }
  }

  TransferOrder reissue(TransferOrderId id) {
    return orders.change(id, order -> order.reissue(clock.instant()));
  }

  /** Opaque: shaped as people know it, and nothing is to be read out of it. */
  private String number() {
    return "%04d/%02d/%02d/%06d"
        .formatted(
            random.nextInt(1000, 10000),
            random.nextInt(100),
            random.nextInt(100),
            random.nextInt(1_000_000));
  }
}
