package ir.takmil.claims.payout;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.OrderRef;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.web.Seen;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** T10 to T13: where its transfer order stands, a claim stands too. */
@Component
class TransferOrderListener {
  private final Inbox inbox;
  private final Claims claims;

  TransferOrderListener(Inbox inbox, Claims claims) {
    this.inbox = inbox;
    this.claims = claims;
  }

  /** What is heard here of every step. */
  record Step(TransferOrderId transferOrderId, String number, int attempt, List<OnIt> claims) {
    record OnIt(ClaimId claimId) {}
  }

  record Paid(String bankReference) {}

  record Failed(String reason) {}

  @KafkaListener(id = "payout-orders", idIsGroup = false, topics = "claims.transfer-order")
  void hear(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "claims.transfer-order-issued.v1" ->
          follow(
              message,
              step ->
                  claim ->
                      claim.order(
                          new OrderRef(step.transferOrderId(), step.number(), step.attempt()),
                          message.at()));
      case "claims.transfer-order-sent.v1" ->
          follow(message, step -> claim -> claim.sendForPayment(step.attempt(), message.at()));
      case "claims.transfer-order-paid.v1" -> {
        String reference = message.as(Paid.class).bankReference();
        follow(message, step -> claim -> claim.pay(step.attempt(), reference, message.at()));
      }
      case "claims.transfer-order-failed.v1" -> {
        String reason = message.as(Failed.class).reason();
        follow(message, step -> claim -> claim.failPayment(step.attempt(), reason, message.at()));
      }
      default -> {} // words that are not for claims
    }
  }

  private void follow(
      Incoming message, java.util.function.Function<Step, UnaryOperator<Claim>> verb) {
    Step step = message.as(Step.class);
    for (Step.OnIt on : step.claims()) {
      claims.change(on.claimId(), Seen.WHATEVER, verb.apply(step));
    }
  }
}
