package ir.takmil.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens to every published topic from now on, as any other service could. */
final class Wire implements AutoCloseable {
  private static final Pattern PUBLISHED =
      Pattern.compile("(claims|policy|identity|provider|notification)\\.[a-z-]+");

  /** A published message. */
  record Event(String topic, String key, String id, String type, String body) {}

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final Thread listening;
  private volatile boolean open = true;

  Wire(String kafka) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        consumer.listTopics().entrySet().stream()
            .filter(topic -> PUBLISHED.matcher(topic.getKey()).matches())
            .flatMap(topic ->
                topic.getValue().stream().map(p -> new TopicPartition(p.topic(), p.partition())))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    listening = Thread.ofPlatform().daemon().name("wire").start(this::listen);
  }

  private void listen() {
    try (consumer) {
      while (open) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> heard.add(event(record)));
      }
    } catch (WakeupException closed) {
      open = false;
    }
  }

  private static Event event(ConsumerRecord<String, byte[]> record) {
    String body = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    return new Event(
        record.topic(),
        String.valueOf(record.key()),
        header(record, "ce_id"),
        header(record, "ce_type"),
        body);
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header found = record.headers().lastHeader(name);
    return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
  }

  /** The messages so far that have to do with this id, each counted once however often it came. */
  List<Event> about(String id) {
    return heard.stream()
        .filter(event -> event.key().equals(id) || event.body().contains(id))
        .distinct()
        .toList();
  }

  List<Event> everything() {
    return List.copyOf(heard);
  }

  /** Waits until a message of this type about this id has come. */
  Event hear(String type, String id) {
    return Check.eventually(
            type,
            () -> about(id).stream().filter(e -> e.type().equals(type)).findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public void close() {
    open = false;
    consumer.wakeup();
    try {
      listening.join(Duration.ofSeconds(5));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
