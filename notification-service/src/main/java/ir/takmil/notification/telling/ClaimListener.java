package ir.takmil.notification.telling;

import ir.takmil.notification.message.Messages;
import ir.takmil.platform.inbox.Inbox;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class ClaimListener {
  private final Inbox inbox;
  private final ClaimNews news;
  private final Messages messages;
  private final Clock clock;

  ClaimListener(Inbox inbox, ClaimNews news, Messages messages, Clock clock) {
    this.inbox = inbox;
    this.news = news;
    this.messages = messages;
    this.clock = clock;
  }

  /** One insert under the event's own id: a second delivery finds the message there. */
  @KafkaListener(topics = "claims.claim")
  void hear(ConsumerRecord<String, byte[]> record) {
    news.tell(inbox.read(record), clock.instant()).ifPresent(messages::add);
  }
}
