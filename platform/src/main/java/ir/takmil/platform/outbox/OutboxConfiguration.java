package ir.takmil.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
    afterName = {
      "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
      "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
    })
@ConditionalOnClass(DefaultKafkaProducerFactoryCustomizer.class)
class OutboxConfiguration {

  /**
   * Acknowledged by all, once each, in order; a dead broker is found out in seconds, never by a
   * request.
   */
  @Bean
  DefaultKafkaProducerFactoryCustomizer acknowledgedInOrder() {
    return factory ->
        factory.updateConfigs(
            java.util.Map.of(
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                0,
                "max.block.ms",
                3000,
                "request.timeout.ms",
                5000,
                "delivery.timeout.ms",
                10000));
  }

  @Bean
  Relays relays(
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      KafkaAdmin admin,
      JsonMapper mapper,
      Clock clock,
      MeterRegistry meters,
      @Value("${spring.application.name}") String source,
      @Value("${takmil.outbox.sweep-every:5s}") Duration sweepEvery) {
    return new Relays(mongo, kafka, admin::initialize, mapper, clock, meters, source, sweepEvery);
  }
}
