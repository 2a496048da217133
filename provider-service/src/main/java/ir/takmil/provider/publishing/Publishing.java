package ir.takmil.provider.publishing;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreEvent;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class Publishing {
  private static final String CENTRES = "provider.centre";
  private static final String TARIFFS = "provider.tariff";

  @Bean
  Relay<Centre, CentreEvent> centreRelay(Relays relays) {
    return relays.relay(Centre.class, CENTRES, DirectoryLanguage::say);
  }

  @Bean
  Relay<Tariff, TariffEvent> tariffRelay(Relays relays) {
    return relays.relay(Tariff.class, TARIFFS, DirectoryLanguage::say);
  }

  /** Compacted: whoever comes later hears the newest state of each. */
  @Bean
  KafkaAdmin.NewTopics topics() {
    return new KafkaAdmin.NewTopics(
        TopicBuilder.name(CENTRES).partitions(3).replicas(-1).compact().build(),
        TopicBuilder.name(TARIFFS).partitions(3).replicas(-1).compact().build());
  }
}
