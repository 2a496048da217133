package ir.takmil.claims.publishing;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimEvent;
import ir.takmil.claims.intake.Admission;
import ir.takmil.claims.intake.AdmissionEvent;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Which aggregate speaks on which topic: one topic each, so that its events keep their order. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {
  private static final int PARTITIONS = 3;

  @Bean
  Relay<Claim, ClaimEvent> claimRelay(Relays relays) {
    return relays.relay(Claim.class, "claims.claim", ClaimLanguage::say);
  }

  @Bean
  Relay<Admission, AdmissionEvent> admissionRelay(Relays relays) {
    return relays.relay(Admission.class, "claims.admission", AdmissionLanguage::say);
  }

  @Bean
  KafkaAdmin.NewTopics topics() {
    return new KafkaAdmin.NewTopics(
        TopicBuilder.name("claims.claim").partitions(PARTITIONS).build(),
        TopicBuilder.name("claims.admission").partitions(PARTITIONS).build());
  }
}
