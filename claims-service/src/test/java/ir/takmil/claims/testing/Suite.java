package ir.takmil.claims.testing;

import ir.takmil.platform.testing.MovableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** The neighbours' topics, and a clock that stands until it is moved. */
@TestConfiguration(proxyBeanMethods = false)
public class Suite {
  @Bean
  MovableClock clock() {
    return MovableClock.at("2026-11-21T10:00:00Z");
  }

  @Bean
  KafkaAdmin.NewTopics topicsOfTheNeighbours() {
    return new KafkaAdmin.NewTopics(
        TopicBuilder.name("policy.membership").partitions(3).compact().build(),
        TopicBuilder.name("policy.plan").partitions(3).compact().build(),
        TopicBuilder.name("policy.ceiling").partitions(3).build(),
        TopicBuilder.name("provider.centre").partitions(3).compact().build(),
        TopicBuilder.name("provider.tariff").partitions(3).compact().build());
  }
}
