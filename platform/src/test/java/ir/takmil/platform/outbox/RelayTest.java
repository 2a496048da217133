package ir.takmil.platform.outbox;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import ir.takmil.platform.sample.Lamp;
import ir.takmil.platform.sample.Lamp.LampEvent;
import ir.takmil.platform.sample.SampleService;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.ClosedDoor;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.web.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the outbox promises: sent after every crash, in order, never lost; perhaps twice. */
@RealParts(SampleService.class)
class RelayTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;
  private final JsonMapper mapper;
  private final Relay<Lamp, LampEvent> relay;
  private final Documents<Lamp> lamps;
  private Map<TopicPartition, Long> from = Map.of();

  @Autowired
  RelayTest(
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      JsonMapper mapper,
      Relay<Lamp, LampEvent> relay,
      Documents<Lamp> lamps) {
    this.mongo = mongo;
    this.kafka = kafka;
    this.mapper = mapper;
    this.relay = relay;
    this.lamps = lamps;
  }

  @BeforeEach
  void listenFromNow() {
    try (var consumer = consumer()) {
      from = consumer.endOffsets(partitions());
    }
  }

  @Test
  void aSavedChangeIsPublishedAndThenForgotten() {
    String id = anyId();
    lamps.add(Lamp.named(id).light(NOW));
    ConsumerRecord<String, byte[]> said = eventually(() -> said(id).getFirst());
    assertThat(header(said, "ce_id")).isEqualTo(id + "/1");
    assertThat(header(said, "ce_type")).isEqualTo("sample.lamp-lit.v1");
    assertThat(header(said, "ce_source")).isEqualTo("/sample-service");
    assertThat(header(said, "ce_subject")).isEqualTo(id);
    assertThat(header(said, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(said, "ce_time")).isEqualTo(NOW.toString());
    assertThat(new String(said.value(), StandardCharsets.UTF_8))
        .contains("\"lamp\":\"" + id + "\"")
        .contains("\"cost\":1000");
    eventually(() -> assertThat(outboxOf(id)).isEmpty());
  }

  @Test
  void forgettingDoesNotCountAsAChange() {
    String id = anyId();
    lamps.add(Lamp.named(id).light(NOW));
    eventually(() -> assertThat(outboxOf(id)).isEmpty());
    assertThat(find(id).version()).isZero();
    assertThat(find(id).sequence()).isEqualTo(1);
  }

  @Test
  void aWrittenSilenceIsForgottenWithoutAMessage() {
    String id = anyId();
    lamps.add(Lamp.named(id).dust(NOW).light(NOW));
    eventually(
        () -> assertThat(said(id)).extracting(r -> header(r, "ce_id")).containsExactly(id + "/2"));
    eventually(() -> assertThat(outboxOf(id)).isEmpty());
  }

  @Test
  void aCrashBetweenSendAndForgetMeansSentAgainUnderTheSameId() {
    String id = anyId();
    Lamp beforeForgetting = mongo.insert(Lamp.named(id).light(NOW));
    relay.wake(id);
    eventually(() -> assertThat(outboxOf(id)).isEmpty());
    // The crash: what was forgotten stands in the document again, and nobody wakes the relay.
    mongo.remove(find(id));
    mongo.insert(
        new Lamp(
            beforeForgetting.id(),
            null,
            beforeForgetting.stage(),
            beforeForgetting.hearing(),
            1,
            beforeForgetting.outbox()));
    eventually(() ->
        assertThat(said(id))
            .extracting(r -> header(r, "ce_id"))
            .containsExactly(id + "/1", id + "/1"));
    eventually(() -> assertThat(outboxOf(id)).isEmpty());
  }

  @Test
  void aCrashBeforeTheSendIsFoundByTheSweep() {
    String id = anyId();
    mongo.insert(Lamp.named(id).light(NOW).putOut(NOW));
    eventually(() ->
        assertThat(said(id))
            .extracting(r -> header(r, "ce_id"))
            .containsExactly(id + "/1", id + "/2"));
  }

  @Test
  void aSaveRacingAForgetLosesNothing() {
    String id = anyId();
    Lamp read = lamps.add(Lamp.named(id).light(NOW));
    eventually(() -> assertThat(outboxOf(id)).isEmpty());
    // Whoever had read the document before the relay forgot saves it with the old outbox.
    mongo.save(read.putOut(NOW));
    relay.wake(id);
    eventually(() -> assertThat(outboxOf(id)).isEmpty());
    assertThat(said(id))
        .extracting(r -> header(r, "ce_id"))
        .containsExactly(id + "/1", id + "/1", id + "/2");
  }

  @Test
  void twoRelaysAtOnceLoseNothingAndKeepTheOrderOfFirstDelivery() throws InterruptedException {
    List<String> ids = IntStream.range(0, 150).mapToObj(i -> anyId()).toList();
    Relay<Lamp, LampEvent> second = otherRelay(kafka);
    second.start();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String id : ids) {
        threads.submit(() -> {
          lamps.add(Lamp.named(id).light(NOW));
          second.wake(id);
          lamps.change(id, Seen.WHATEVER, lamp -> lamp.putOut(NOW));
          second.wake(id);
          lamps.change(id, Seen.WHATEVER, lamp -> lamp.light(NOW));
        });
      }
    }
    Set<String> every = Set.copyOf(ids);
    eventually(() ->
        assertThat(
                firstDeliveries().entrySet().stream()
                    .filter(e -> every.contains(e.getKey()))
                    .count())
            .isEqualTo(150));
    eventually(() ->
        assertThat(firstDeliveries())
            .allSatisfy((id, sequences) -> {
              if (every.contains(id)) {
                assertThat(sequences).containsExactly(1, 2, 3);
              }
            }));
    second.stop();
  }

  @Test
  void withTheBrokerAwayASaveIsAsFastAndWhatItSaidComesLater() throws IOException {
    try (var door = new ClosedDoor()) {
      var away =
          new KafkaTemplate<>(
              new DefaultKafkaProducerFactory<String, byte[]>(
                  producer("127.0.0.1:" + door.port())));
      var elsewhere =
          new MongoTemplate(
              new SimpleMongoClientDatabaseFactory(BackingServices.storeUri() + "/away-" + anyId()),
              mongo.getConverter());
      var relays =
          new Relays(
              elsewhere,
              away,
              () -> true,
              mapper,
              Clock.systemUTC(),
              new SimpleMeterRegistry(),
              "sample-service",
              Duration.ofMillis(300));
      Relay<Lamp, LampEvent> cutOff = relays.relay(Lamp.class, "sample.lamp", Lamp::say);
      cutOff.start();
      String id = anyId();
      var store = new Documents<>(elsewhere, Lamp.class, cutOff);
      long started = System.nanoTime();
      store.add(Lamp.named(id).light(NOW));
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(500));
      eventually(() -> assertThat(door.knocks()).isPositive());
      assertThat(store.find(id).orElseThrow().outbox()).hasSize(1);
      door.open();
      eventually(() -> assertThat(store.find(id).orElseThrow().outbox()).isEmpty());
      assertThat(said(id)).extracting(r -> header(r, "ce_id")).containsOnly(id + "/1");
      cutOff.stop();
    }
  }

  private Relay<Lamp, LampEvent> otherRelay(KafkaOperations<String, byte[]> through) {
    return new Relays(
            mongo,
            through,
            () -> true,
            mapper,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            "sample-service",
            Duration.ofMillis(300))
        .relay(Lamp.class, "sample.lamp", Lamp::say);
  }

  private Lamp find(String id) {
    return lamps.find(id).orElseThrow();
  }

  private List<Announcement<LampEvent>> outboxOf(String id) {
    return find(id).outbox();
  }

  private Map<String, List<Integer>> firstDeliveries() {
    var seen = new HashMap<String, List<Integer>>();
    for (ConsumerRecord<String, byte[]> record : all()) {
      String id = header(record, "ce_id");
      List<Integer> sequences = seen.computeIfAbsent(record.key(), k -> new ArrayList<>());
      int sequence = Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
      if (!sequences.contains(sequence)) {
        sequences.add(sequence);
      }
    }
    return seen;
  }

  private List<ConsumerRecord<String, byte[]>> said(String id) {
    return all().stream().filter(record -> id.equals(record.key())).toList();
  }

  private List<ConsumerRecord<String, byte[]>> all() {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = consumer()) {
      consumer.assign(partitions());
      from.forEach(consumer::seek);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions());
      while (partitions().stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<TopicPartition> partitions() {
    return List.of(new TopicPartition("sample.lamp", 0), new TopicPartition("sample.lamp", 1));
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", BackingServices.kafka()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Map<String, Object> producer(String address) {
    return Map.of(
        "bootstrap.servers",
        address,
        "key.serializer",
        StringSerializer.class,
        "value.serializer",
        ByteArraySerializer.class,
        "acks",
        "all",
        "max.block.ms",
        500,
        "reconnect.backoff.max.ms",
        200);
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static String anyId() {
    return UUID.randomUUID().toString();
  }
}
