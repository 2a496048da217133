package ir.takmil.claims.assessment;

import ir.takmil.claims.assessment.flags.Flagging;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Stage;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of our own claims what an assessor should find done, or need not find at all. */
@Component
class ClaimWatch {
  private final Inbox inbox;
  private final Claims claims;
  private final Flagging flagging;
  private final PrescriptionChecks prescriptions;
  private final MissedPrescriptions missed;
  private final AutomaticApproval approval;

  ClaimWatch(
      Inbox inbox,
      Claims claims,
      Flagging flagging,
      PrescriptionChecks prescriptions,
      MissedPrescriptions missed,
      AutomaticApproval approval) {
    this.inbox = inbox;
    this.claims = claims;
    this.flagging = flagging;
    this.prescriptions = prescriptions;
    this.missed = missed;
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
      case "claims.claim-registered.v1", "claims.claim-resubmitted.v1" ->
          look(message.as(Told.class).claimId());
      case "claims.claim-taken.v1" -> prescriptions.checkAgain(message.as(Told.class).claimId());
      case "claims.claim-hold-noted.v1" -> approval.consider(message.as(Told.class).claimId());
      default -> {} // nothing new to look at
    }
  }

  /** Heard late or once more, what no longer waits is another's already, or decided. */
  private void look(ClaimId id) {
    Claim claim = claims.find(id).orElseThrow(() -> Refusal.unknown("not-found"));
    switch (claim.stage()) {
      case Stage.Registered _, Stage.Resubmitted _ -> {
        Claim looked = flagging.look(id);
        prescriptions.check(looked);
        missed.look(looked);
        approval.consider(id);
      }
      case Stage.Appealed _,
          Stage.UnderAssessment _,
          Stage.Returned _,
          Stage.Rejected _,
          Stage.Voided _,
          Stage.Decided _ -> {} // whoever has it has seen what there was
    }
  }
}
