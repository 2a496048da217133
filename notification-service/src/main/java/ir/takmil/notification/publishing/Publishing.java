package ir.takmil.notification.publishing;

import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageEvent;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class Publishing {
  private static final String TOPIC = "notification.message";

  @Bean
  Relay<Message, MessageEvent> messageRelay(Relays relays) {
    return relays.relay(Message.class, TOPIC, MessageLanguage::say);
  }

  @Bean
  KafkaAdmin.NewTopics topics() {
    return new KafkaAdmin.NewTopics(TopicBuilder.name(TOPIC).partitions(3).replicas(-1).build());
  }
}
