package ir.takmil.provider.publishing;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreEvent;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.PhysicianEvent;
import ir.takmil.provider.physician.ServiceSpecialties;
import ir.takmil.provider.physician.ServiceSpecialtiesEvent;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffEvent;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class Publishing {
  private static final String CENTRES = "provider.centre";
  private static final String TARIFFS = "provider.tariff";
  private static final String PHYSICIANS = "provider.physician";
  private static final String SPECIALTIES = "provider.service-specialties";

  @Bean
  Relay<Centre, CentreEvent> centreRelay(Relays relays) {
    return relays.relay(Centre.class, CENTRES, DirectoryLanguage::say);
  }

  @Bean
  Relay<Tariff, TariffEvent> tariffRelay(Relays relays) {
    return relays.relay(Tariff.class, TARIFFS, DirectoryLanguage::say);
  }

  @Bean
  Relay<Physician, PhysicianEvent> physicianRelay(Relays relays) {
    return relays.relay(Physician.class, PHYSICIANS, DirectoryLanguage::say);
  }

  @Bean
  Relay<ServiceSpecialties, ServiceSpecialtiesEvent> specialtiesRelay(Relays relays) {
    return relays.relay(ServiceSpecialties.class, SPECIALTIES, DirectoryLanguage::say);
  }

  /** Compacted: whoever comes later hears the newest state of each. */
  @Bean
  KafkaAdmin.NewTopics topics() {
    return new KafkaAdmin.NewTopics(
        Stream.of(CENTRES, TARIFFS, PHYSICIANS, SPECIALTIES)
            .map(topic -> TopicBuilder.name(topic).partitions(3).replicas(-1).compact().build())
            .toArray(NewTopic[]::new));
  }
}
