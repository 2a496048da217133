package ir.takmil.claims.coverage;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears how much of a ceiling is held for a claim. */
@Component
class CeilingListener {
  private final Inbox inbox;
  private final Claims claims;
  private final Clock clock;

  CeilingListener(Inbox inbox, Claims claims, Clock clock) {
    this.inbox = inbox;
    this.claims = claims;
    this.clock = clock;
  }

  /** The first answer counts, so a message that comes twice changes nothing. */
  @KafkaListener(id = "ceilings", idIsGroup = false, topics = "policy.ceiling")
  void ceiling(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "policy.ceiling-held.v1" -> {
        var told = message.as(CeilingHeld.class);
        claims.change(
            new ClaimId(told.claimId()),
            Seen.WHATEVER,
            claim -> claim.noteHeld(told.held(), told.which(), clock.instant()));
      }
      default -> {} // what was committed or released is told by our own events
    }
  }

  /**
   * @param round absent: the first
   */
  record CeilingHeld(String claimId, @Nullable Integer round, Rials held) {
    int which() {
      return round == null ? 1 : round;
    }
  }
}
