package ir.takmil.platform.inbox;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.sample.Lamp;
import ir.takmil.platform.sample.SampleService;
import ir.takmil.platform.sample.SampleService.SampleListener;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.RealParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;

/** What comes in takes effect once, in order; what cannot be taken is set aside with the reason. */
@RealParts(SampleService.class)
class InboxTest {
  private static final String DEAD = "sample.heard.sample-service.dead";

  private final KafkaTemplate<String, byte[]> kafka;
  private final Documents<Lamp> lamps;
  private final SampleListener listener;
  private final DeadLetters deadLetters;
  private final String lamp = UUID.randomUUID().toString();
  private final String source = UUID.randomUUID().toString();

  @Autowired
  InboxTest(
      KafkaTemplate<String, byte[]> kafka,
      Documents<Lamp> lamps,
      SampleListener listener,
      DeadLetters deadLetters) {
    this.kafka = kafka;
    this.lamps = lamps;
    this.listener = listener;
    this.deadLetters = deadLetters;
  }

  @BeforeEach
  void aLamp() {
    lamps.add(Lamp.named(lamp));
  }

  @Test
  void aMessageDeliveredTwiceTakesEffectOnce() {
    send(1);
    send(1);
    send(2);
    send(1);
    send(3);
    eventually(
        () -> assertThat(heard()).containsExactly(source + "/1", source + "/2", source + "/3"));
  }

  @Test
  void aGapIsParkedAndTakesEffectWhenItIsReplayedAfterItsPredecessor() {
    send(2);
    eventually(() -> assertThat(setAside(source + "/2")).isTrue());
    send(1);
    eventually(() -> assertThat(heard()).containsExactly(source + "/1"));
    assertThat(deadLetters.waiting()).containsKey(DEAD);
    assertThat(deadLetters.replay(DEAD)).isPositive();
    eventually(() -> assertThat(heard()).containsExactly(source + "/1", source + "/2"));
    assertThat(deadLetters.replay(DEAD)).isZero();
  }

  @Test
  void poisonIsSetAsideWithItsReasonAndTheGoodOneBehindItWaitsLessThanASecond() {
    for (byte[] poison :
        List.of(
            "{not json".getBytes(StandardCharsets.UTF_8),
            "[1]".getBytes(StandardCharsets.UTF_8),
            new byte[1_000_000])) {
      kafka.send(envelope(source + "/1", poison)).join();
    }
    kafka.send(new ProducerRecord<>("sample.heard", "no-envelope", new byte[0])).join();
    kafka.send(new ProducerRecord<>("sample.heard", "nothing", null)).join();
    long sent = System.nanoTime();
    send(1);
    eventually(() -> assertThat(heard()).containsExactly(source + "/1"));
    System.out.println(
        "a good message behind five poisoned ones: "
            + Duration.ofNanos(System.nanoTime() - sent).toMillis()
            + " ms");
    List<ConsumerRecord<String, byte[]>> dead = dead();
    assertThat(dead)
        .anySatisfy(record ->
            assertThat(header(record, "kafka_dlt-exception-message")).contains("no value"));
    assertThat(dead)
        .allSatisfy(record ->
            assertThat(header(record, "kafka_dlt-original-topic")).isEqualTo("sample.heard"));
  }

  private void send(int sequence) {
    kafka
        .send(
            envelope(
                source + "/" + sequence,
                ("{\"lamp\":\"" + lamp + "\",\"new\":1}").getBytes(StandardCharsets.UTF_8)))
        .join();
  }

  private static ProducerRecord<String, byte[]> envelope(String id, byte[] value) {
    var record = new ProducerRecord<>("sample.heard", id, value);
    Map.of("ce_id", id, "ce_type", "sample.heard.v1", "ce_time", Instant.EPOCH.toString())
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private List<String> heard() {
    return listener.effects.stream().filter(id -> id.startsWith(source)).toList();
  }

  private boolean setAside(String id) {
    return dead().stream()
        .anyMatch(record ->
            record.headers().lastHeader("ce_id") != null && header(record, "ce_id").equals(id));
  }

  private static List<ConsumerRecord<String, byte[]>> dead() {
    var only = new TopicPartition(DEAD, 0);
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", (Object) BackingServices.kafka()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).get(only);
      while (consumer.position(only) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
