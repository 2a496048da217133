package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.flags.Flagging;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of our own claims what an assessor should find done, or need not find at all. */
@Component
class ClaimWatch {
  private final Inbox inbox;
  private final Flagging flagging;
  private final PrescriptionChecks prescriptions;
  private final AutomaticApproval approval;

  ClaimWatch(
      Inbox inbox,
      Flagging flagging,
      PrescriptionChecks prescriptions,
      AutomaticApproval approval) {
    this.inbox = inbox;
    this.flagging = flagging;
    this.prescriptions = prescriptions;
    this.approval = approval;
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
      case "claims.claim-registered.v1", "claims.claim-resubmitted.v1" -> {
        Claim looked = flagging.look(message.as(Told.class).claimId());
        prescriptions.check(looked);
        approval.consider(looked.id());
      }
      case "claims.claim-hold-noted.v1" -> approval.consider(message.as(Told.class).claimId());
      default -> {} // nothing new to look at
    }
  }
}
