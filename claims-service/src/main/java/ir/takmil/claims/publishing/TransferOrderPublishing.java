package ir.takmil.claims.publishing;

import ir.takmil.claims.payout.TransferOrder;
import ir.takmil.claims.payout.TransferOrderEvent;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Transfer orders speak on a topic of their own. */
@Configuration(proxyBeanMethods = false)
class TransferOrderPublishing {
  private static final String TOPIC = "claims.transfer-order";
  private static final int PARTITIONS = 3;

  @Bean
  Relay<TransferOrder, TransferOrderEvent> transferOrderRelay(Relays relays) {
    return relays.relay(TransferOrder.class, TOPIC, TransferOrderLanguage::say);
  }

  @Bean
  KafkaAdmin.NewTopics transferOrderTopic() {
    return new KafkaAdmin.NewTopics(TopicBuilder.name(TOPIC).partitions(PARTITIONS).build());
  }
}
