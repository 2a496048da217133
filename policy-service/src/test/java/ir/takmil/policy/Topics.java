package ir.takmil.policy;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.BackingServices;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads topics from their beginning, as a consumer that belongs to no group. */
public final class Topics {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** A message as it lies in the topic. */
  public record Said(ConsumerRecord<String, byte[]> record) {
    public String id() {
      return header("ce_id");
    }

    public String type() {
      return header("ce_type");
    }

    public JsonNode body() {
      return JSON.readTree(record.value());
    }

    public String header(String name) {
      return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
  }

  /** Everything said under this key, once at least so many different messages are there. */
  public List<Said> of(String topic, String key, int atLeast) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", BackingServices.kafka(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          eventually(() -> { // a topic of dead letters is made when the first one falls
            var found = consumer.partitionsFor(topic);
            assertThat(found).isNotEmpty();
            return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
          });
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var said = new ArrayList<Said>();
      long deadline = System.nanoTime() + BOUND.toNanos();
      var different = new HashSet<String>(); // the same may be said again
      while (different.size() < atLeast && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (key.equals(record.key())) {
            var one = new Said(record);
            said.add(one);
            different.add(one.id());
          }
        }
      }
      assertThat(different).as(topic + " " + key).hasSizeGreaterThanOrEqualTo(atLeast);
      return said;
    }
  }
}
