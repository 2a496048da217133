package ir.takmil.claims.payout;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.value.Rials;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** T10: an approved claim with something payable gets its transfer order. */
@Component
class ClaimListener {
  private final Inbox inbox;
  private final Payout payout;

  ClaimListener(Inbox inbox, Payout payout) {
    this.inbox = inbox;
    this.payout = payout;
  }

  /** What is heard here. */
  record Approved(ClaimId claimId, String claimNumber, PersonId mainInsuredId, Rials approved) {}

  @KafkaListener(id = "payout-claims", idIsGroup = false, topics = "claims.claim")
  void hear(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    if (!message.type().equals("claims.claim-approved.v1")) {
      return; // every other step of a claim is nothing to pay for
    }
    Approved claim = message.as(Approved.class);
    if (!claim.approved().isZero()) {
      payout.issue(
          claim.mainInsuredId(),
          new PaidLine(claim.claimId(), claim.claimNumber(), claim.approved()));
    }
  }
}
