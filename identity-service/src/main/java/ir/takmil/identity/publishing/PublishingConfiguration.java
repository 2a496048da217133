package ir.takmil.identity.publishing;

import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.AccountEvent;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {
  private static final String TOPIC = "identity.account";

  @Bean
  Relay<Account, AccountEvent> accountRelay(Relays relays) {
    return relays.relay(Account.class, TOPIC, AccountLanguage::say);
  }

  @Bean
  KafkaAdmin.NewTopics topics() {
    return new KafkaAdmin.NewTopics(TopicBuilder.name(TOPIC).partitions(3).replicas(-1).build());
  }
}
