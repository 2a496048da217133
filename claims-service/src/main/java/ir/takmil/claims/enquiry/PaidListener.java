package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps how long each claim took that is paid; under a group of its own, to hear all of them. */
@Component
class PaidListener {
  private final Inbox inbox;
  private final ClaimRecords records;
  private final PaymentTimes times;

  PaidListener(Inbox inbox, ClaimRecords records, PaymentTimes times) {
    this.inbox = inbox;
    this.records = records;
    this.times = times;
  }

  /** What is heard here. */
  record Paid(ClaimId claimId) {}

  @KafkaListener(
      id = "payment-times",
      groupId = "${spring.application.name}.payment-times",
      topics = "claims.claim")
  void hear(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    if (message.type().equals("claims.claim-paid.v1")) {
      records
          .find(message.as(Paid.class).claimId())
          .flatMap(PaymentTime::of)
          .ifPresent(times::note);
    }
  }
}
