package ir.takmil.platform.inbox;

import ir.takmil.platform.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(afterName = "ir.takmil.platform.outbox.OutboxConfiguration")
@ConditionalOnClass(DefaultKafkaConsumerFactoryCustomizer.class)
class InboxConfiguration {
  private static final Logger log = LoggerFactory.getLogger(InboxConfiguration.class);

  @Bean
  Inbox inbox(JsonMapper mapper) {
    return new Inbox(mapper);
  }

  @Bean
  DefaultKafkaConsumerFactoryCustomizer fromTheFirst() {
    return factory ->
        factory.updateConfigs(
            Map.of(
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed"));
  }

  /**
   * A neighbour or the store being away is waited for; what can never be taken is set aside at
   * once; anything else gets three short tries, so that the good ones behind it wait less than a
   * second.
   */
  @Bean
  CommonErrorHandler retriedShortlyThenSetAside(
      KafkaTemplate<String, byte[]> kafka,
      KafkaAdmin admin,
      @Value("${spring.application.name}") String group) {
    Set<String> created = ConcurrentHashMap.newKeySet();
    var recoverer =
        new DeadLetterPublishingRecoverer(
            kafka,
            (record, why) -> {
              String deadLetters = deadLetterTopic(record.topic(), group);
              if (!created.contains(deadLetters)) {
                admin.createOrModifyTopics(keptForEver(deadLetters));
                created.add(deadLetters);
              }
              log.atError()
                  .addKeyValue("topic", record.topic())
                  .addKeyValue("offset", record.offset())
                  .addKeyValue("deadLetters", deadLetters)
                  .log("set aside: {}", rootOf(why).toString());
              return new TopicPartition(deadLetters, 0);
            });
    recoverer.setVerifyPartition(false); // it was just made
    var handler = new DefaultErrorHandler(recoverer);
    handler.setSeekAfterError(false); // those behind are in hand already
    handler.addNotRetryableExceptions(Unreadable.class, JacksonException.class, Refusal.class);
    handler.setBackOffFunction(InboxConfiguration::backOff);
    return handler;
  }

  @Bean
  DeadLetters deadLetters(
      ConsumerFactory<String, byte[]> consumers,
      KafkaTemplate<String, byte[]> kafka,
      @Value("${spring.application.name}") String group) {
    return new DeadLetters(consumers, kafka, group);
  }

  /** An operator may come late: dead letters do not expire. */
  private static NewTopic keptForEver(String topic) {
    return new NewTopic(topic, Optional.of(1), Optional.empty())
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
  }

  static String deadLetterTopic(String topic, String group) {
    return topic + "." + group + ".dead";
  }

  private static BackOff backOff(ConsumerRecord<?, ?> record, Exception failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof DataAccessResourceFailureException
          || t instanceof TransientDataAccessException
          || t instanceof ResourceAccessException
          || t instanceof Away) {
        var untilItIsBack = new ExponentialBackOff(250, 2);
        untilItIsBack.setMaxInterval(5000);
        return untilItIsBack;
      }
    }
    return new FixedBackOff(150, 3);
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
