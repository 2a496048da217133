package ir.takmil.claims.payout;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.List;

/** Transfer orders as their own verbs make them, for tests. */
public final class SampleOrders {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final BatchId BATCH = new BatchId("0199d0e0-00bb-7000-8000-000000000001");

  private SampleOrders() {}

  /** One that was paid, and one that bounced and was issued again. */
  public static List<TransferOrder> lives() {
    TransferOrder sent =
        TransferOrder.issue(
                "1405/09/30/354851",
                new PersonId("0199d0e0-0003-7000-8000-000000000001"),
                new PaidLine(
                    new ClaimId("0199d0e0-0100-7000-8000-000000000001"),
                    "4051000017",
                    Rials.of(7_468_200)),
                NOW)
            .take(BATCH)
            .send(BATCH, NOW);
    return List.of(
        sent.settle(BATCH, "990000000001", NOW), sent.bounce(BATCH, "AC04", NOW).reissue(NOW));
  }
}
