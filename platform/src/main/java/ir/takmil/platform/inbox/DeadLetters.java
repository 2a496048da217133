package ir.takmil.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * What this service has set aside, for an operator: how many wait in each of its dead-letter
 * topics, and sending them again to where they came from. A message replayed twice has its effect
 * once.
 */
@Endpoint(id = "deadletters")
public final class DeadLetters {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaOperations<String, byte[]> kafka;
  private final String group;

  DeadLetters(
      ConsumerFactory<String, byte[]> consumers,
      KafkaOperations<String, byte[]> kafka,
      String group) {
    this.consumers = consumers;
    this.kafka = kafka;
    this.group = group;
  }

  /** How many wait, by dead-letter topic. */
  @ReadOperation
  public Map<String, Long> waiting() {
    try (var consumer = consumer()) {
      var waiting = new TreeMap<String, Long>();
      for (String topic : consumer.listTopics(PATIENCE).keySet()) {
        if (topic.endsWith(InboxConfiguration.deadLetterTopic("", group))) {
          var only = new TopicPartition(topic, 0);
          waiting.put(topic, end(consumer, only) - begin(consumer, only));
        }
      }
      return waiting;
    }
  }

  /** Sends everything that waits in this dead-letter topic again; returns how many that were. */
  @WriteOperation
  public int replay(@Selector String topic) {
    if (!topic.endsWith(InboxConfiguration.deadLetterTopic("", group))) {
      throw new IllegalArgumentException("not a dead-letter topic of " + group);
    }
    try (var consumer = consumer()) {
      var only = new TopicPartition(topic, 0);
      consumer.assign(Set.of(only));
      long end = end(consumer, only);
      consumer.seek(only, begin(consumer, only));
      var sent = new ArrayList<CompletableFuture<?>>();
      while (consumer.position(only, PATIENCE) < end) {
        consumer.poll(PATIENCE).forEach(record -> sent.add(kafka.send(again(record))));
      }
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
      consumer.commitSync(Map.of(only, new OffsetAndMetadata(end)));
      return sent.size();
    }
  }

  private Consumer<String, byte[]> consumer() {
    return consumers.createConsumer(group + ".replay", "");
  }

  private static long end(Consumer<?, ?> consumer, TopicPartition partition) {
    return consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
  }

  private static long begin(Consumer<?, ?> consumer, TopicPartition partition) {
    OffsetAndMetadata committed = consumer.committed(Set.of(partition), PATIENCE).get(partition);
    return committed != null
        ? committed.offset()
        : consumer.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
  }

  private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> dead) {
    Header origin = dead.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TOPIC);
    var record =
        new ProducerRecord<>(
            new String(origin.value(), StandardCharsets.UTF_8), dead.key(), dead.value());
    dead.headers()
        .forEach(header -> {
          if (!header.key().startsWith("kafka_")) {
            record.headers().add(header);
          }
        });
    return record;
  }
}
