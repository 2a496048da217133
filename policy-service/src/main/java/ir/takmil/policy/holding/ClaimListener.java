package ir.takmil.policy.holding;

import static java.util.Objects.requireNonNull;

import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.inbox.SideBySide;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.ClaimId;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what happens to claims, as far as it concerns a ceiling. */
@Component
class ClaimListener {
  static final String TOPIC = "claims.claim";

  private final Inbox inbox;
  private final Holding holding;

  ClaimListener(Inbox inbox, Holding holding) {
    this.inbox = inbox;
    this.holding = holding;
  }

  /** What we need of its approval. */
  record Approved(ClaimId claimId, @Nullable Integer round, Rials approved) {
    Approved {
      requireNonNull(claimId, "claimId");
      requireNonNull(approved, "approved");
    }
  }

  /** What we need of its end without payment. */
  record Ended(ClaimId claimId, @Nullable Integer round) {
    Ended {
      requireNonNull(claimId, "claimId");
    }
  }

  /** Of an appeal; what is asked for is told as at its registration. */
  record Appealed(@Nullable Integer round) {}

  /** Many families' claims at once, and many of one family's: their holds are one write. */
  @KafkaListener(topics = TOPIC, batch = "true")
  void hear(List<ConsumerRecord<String, byte[]>> polled) {
    SideBySide.take(polled, this::hear);
  }

  private void hear(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "claims.claim-registered.v1" -> holding.registered(message.as(RegisteredClaim.class));
      case "claims.claim-approved.v1" -> {
        Approved said = message.as(Approved.class);
        holding.approved(said.claimId().inRound(said.round()), said.approved());
      }
      case "claims.claim-rejected.v1", "claims.claim-voided.v1" -> {
        Ended said = message.as(Ended.class);
        holding.ended(said.claimId().inRound(said.round()));
      }
      case "claims.claim-appealed.v1" -> {
        Integer round = message.as(Appealed.class).round();
        if (round != null) { // else its own claim is registered about what was not granted
          holding.registered(message.as(RegisteredClaim.class).inRound(round));
        }
      }
      default -> {} // the steps between change nothing of what is held
    }
  }
}
