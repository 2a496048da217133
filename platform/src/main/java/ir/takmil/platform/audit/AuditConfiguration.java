package ir.takmil.platform.audit;

import ir.takmil.platform.inbox.Inbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** For a service that says {@code takmil.audit: true}. */
@AutoConfiguration(afterName = "ir.takmil.platform.inbox.InboxConfiguration")
@ConditionalOnBooleanProperty("takmil.audit")
class AuditConfiguration {
  private final String application;

  AuditConfiguration(@Value("${spring.application.name}") String application) {
    this.application = application;
  }

  @Bean
  @ConditionalOnMissingBean
  Audit audit(MongoTemplate mongo, Clock clock) {
    return new Audit(mongo, clock);
  }

  /** Anchors are for ever, and each counts: nothing of the topic expires or is compacted. */
  @Bean
  NewTopic auditTopic() {
    return TopicBuilder.name(Anchoring.topic(application))
        .partitions(1)
        .replicas(-1 /* the broker's own default */)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1"))
        .build();
  }

  @Bean
  Anchoring anchoring(
      Audit audit,
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      KafkaAdmin admin,
      JsonMapper mapper,
      @Value("${takmil.anchor.every:60s}") Duration every,
      @Value("${takmil.anchor.entries:1000}") long entries) {
    return new Anchoring(
        audit,
        mongo,
        kafka,
        admin::initialize,
        mapper,
        application,
        new Anchoring.Rhythm(every, entries));
  }

  @Bean
  AuditVerification auditVerification(
      MongoTemplate mongo, ConsumerFactory<String, byte[]> consumers, Inbox inbox) {
    return new AuditVerification(mongo, consumers, inbox, application);
  }
}
