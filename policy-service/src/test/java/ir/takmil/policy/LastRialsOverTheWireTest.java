package ir.takmil.policy;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sixty-four at once for the last rials of a family's ceiling, over HTTP and over Kafka: never
 * overdrawn, none lost. The times are printed, not asserted; {@code ./takmil bench policy} measures
 * them on a running suite.
 */
@PolicyParts
class LastRialsOverTheWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PEOPLE = 64;
  private static final long CEILING = 60_000_000;
  private static final long EACH = 1_000_000;

  private final KafkaTemplate<String, byte[]> kafka;
  private Doors doors = Doors.at(0);
  private Family family = Family.invented();

  LastRialsOverTheWireTest(@Autowired KafkaTemplate<String, byte[]> kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void tellOfAFamily(@LocalServerPort int port) {
    doors = Doors.at(port);
    family = Family.invented().told(doors);
  }

  @Test
  void overHttp() throws Exception {
    for (int warming = 0; warming < 8; warming++) {
      holdOverHttp(false);
      family = Family.invented().told(doors);
    }
    holdOverHttp(true);
  }

  private void holdOverHttp(boolean counts) throws Exception {
    Doors claims = doors.service("claims-service");
    var asked = new ArrayList<Callable<Long>>();
    var took = new ArrayList<Long>();
    for (int i = 0; i < PEOPLE; i++) {
      String claim = UUID.randomUUID().toString();
      asked.add(() -> {
        long began = System.nanoTime();
        Doors.Answer answer =
            claims.put("/internal/holds/" + claim, family.holdBody("PARA1", EACH));
        synchronized (took) {
          took.add(System.nanoTime() - began);
        }
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().get("held").asLong();
      });
    }

    List<Long> held = atOnce(asked);

    assertThat(held.stream().mapToLong(Long::longValue).sum()).isEqualTo(CEILING);
    assertThat(held.stream().filter(amount -> amount == 0)).hasSize(4);
    assertLedger();
    if (counts) {
      print("HTTP", took);
    }
  }

  @Test
  void overKafka() throws Exception {
    for (int warming = 0; warming < 4; warming++) {
      holdOverKafka(false);
      family = Family.invented().told(doors);
    }
    holdOverKafka(true);
  }

  /** What cannot be taken among those of one poll is set aside alone; the others are held. */
  @Test
  void amongThemWhatCannotBeTaken() throws Exception {
    List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(PEOPLE).toList();
    atOnce(
        ids.stream()
            .map(claim ->
                (Callable<Object>)
                    () ->
                        kafka
                            .send(ids.indexOf(claim) % 8 == 3 ? broken(claim) : registered(claim))
                            .join())
            .toList());
    long began = System.nanoTime();

    eventually(() -> assertThat(account().get("held").asLong()).isEqualTo(EACH * PEOPLE * 7 / 8));
    System.out.printf(
        "%d good ones among %d broken ones: %d ms%n",
        PEOPLE * 7 / 8, PEOPLE / 8, (System.nanoTime() - began) / 1_000_000);
    for (int i = 3; i < PEOPLE; i += 8) {
      assertThat(new Topics().of("claims.claim.policy-service.dead", ids.get(i), 1)).isNotEmpty();
    }
  }

  private ProducerRecord<String, byte[]> broken(String claim) {
    ProducerRecord<String, byte[]> whole = registered(claim);
    return new ProducerRecord<>(
        whole.topic(),
        null,
        claim,
        "{\"claimId\": 1".getBytes(StandardCharsets.UTF_8),
        whole.headers());
  }

  private void holdOverKafka(boolean counts) throws Exception {
    List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(PEOPLE).toList();
    long began = java.time.Clock.systemUTC().millis();
    atOnce(
        ids.stream()
            .map(claim -> (Callable<Object>) () -> kafka.send(registered(claim)).join())
            .toList());

    String account = account().get("accountId").asString();
    List<Topics.Said> said = eventually(() -> saidOnce(account));
    assertThat(said.stream().mapToLong(one -> one.body().get("held").asLong()).sum())
        .isEqualTo(CEILING);
    eventually(this::assertLedger);
    if (counts) {
      print(
          "Kafka, registered to held",
          said.stream().map(one -> (one.record().timestamp() - began) * 1_000_000).toList());
    }
  }

  /** What is said may be said again: a message counts once. */
  private static List<Topics.Said> saidOnce(String account) {
    var once = new LinkedHashMap<String, Topics.Said>();
    new Topics()
        .of("policy.ceiling", account, PEOPLE)
        .forEach(said -> once.putIfAbsent(said.id(), said));
    assertThat(once).hasSize(PEOPLE);
    return List.copyOf(once.values());
  }

  private void assertLedger() {
    JsonNode account = account();
    assertThat(account.get("held").asLong()).isEqualTo(CEILING);
    assertThat(account.get("remaining").asLong()).isZero();
    assertThat(account.get("items").valueStream().filter(line -> kind(line).equals("HOLD")))
        .as("none lost")
        .hasSize(PEOPLE);
  }

  private static String kind(JsonNode line) {
    return line.get("kind").asString();
  }

  private JsonNode account() {
    return doors
        .operator()
        .get(
            "/ledger?cover=PARA1&scope=FAMILY&contract="
                + family.contract().value()
                + "&person="
                + family.son().value())
        .body();
  }

  private ProducerRecord<String, byte[]> registered(String claim) {
    var body = Doors.with(family.holdBody("PARA1", EACH), "claimId", claim);
    var record =
        new ProducerRecord<String, byte[]>("claims.claim", claim, JSON.writeValueAsBytes(body));
    Map.of(
            "ce_id", claim + "/1",
            "ce_type", "claims.claim-registered.v1",
            "ce_time", "2026-06-01T08:00:00Z")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
    var gate = new CountDownLatch(1);
    var done = new ArrayList<Future<T>>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (Callable<T> one : all) {
        done.add(
            threads.submit(() -> {
              gate.await();
              return one.call();
            }));
      }
      gate.countDown();
      var answers = new ArrayList<T>();
      for (Future<T> one : done) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  private static void print(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "a hold among %d at once over %s: p50 %.1f ms, p99 %.1f ms%n",
        sorted.size(),
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1e6);
  }
}
