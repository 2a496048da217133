package ir.takmil.claims.payout;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** T10: an approved claim gets its transfer order when nothing it pays waits for paper. */
@Component
class ClaimListener {
  private final Inbox inbox;
  private final Claims claims;
  private final Payout payout;

  ClaimListener(Inbox inbox, Claims claims, Payout payout) {
    this.inbox = inbox;
    this.claims = claims;
    this.payout = payout;
  }

  /** What is heard here: which claim to look at. */
  record Told(ClaimId claimId) {}

  @KafkaListener(id = "payout-claims", idIsGroup = false, topics = "claims.claim")
  void hear(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "claims.claim-approved.v1", "claims.claim-originals-received.v1" ->
          claims.find(message.as(Told.class).claimId()).ifPresent(this::issue);
      default -> {} // every other step of a claim is nothing to pay for
    }
  }

  /** A centre's own claims are settled with the centre, which has no account with us yet. */
  private void issue(Claim claim) {
    if (claim.isPayableNow()
        && claim.expense().direction() == Direction.DIRECT
        && claim.stage() instanceof Stage.Approved approved) {
      payout.issue(
          claim.expense().mainInsuredId(),
          new PaidLine(claim.id(), claim.expense().claimNumber(), approved.decision().payable()));
    }
  }
}
