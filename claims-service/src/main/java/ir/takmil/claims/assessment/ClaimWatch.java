package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.flags.Flagging;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of our own claims what an assessor should find done: reasons to look twice. */
@Component
class ClaimWatch {
  private final Inbox inbox;
  private final Flagging flagging;

  ClaimWatch(Inbox inbox, Flagging flagging) {
    this.inbox = inbox;
    this.flagging = flagging;
  }

  record Told(ClaimId claimId) {}

  /** A group of its own: payout hears the same topic. */
  @KafkaListener(
      id = "assessment-claims",
      groupId = "${spring.application.name}-assessment",
      topics = "claims.claim")
  void hear(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "claims.claim-registered.v1", "claims.claim-resubmitted.v1" ->
          flagging.look(message.as(Told.class).claimId());
      default -> {} // nothing new to look at
    }
  }
}
