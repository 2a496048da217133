package ir.takmil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.Packaged;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.testing.Timings;
import ir.takmil.policy.importing.ListOfFiftyThousand;
import ir.takmil.policy.person.PersonId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures, printed: {@code ./takmil bench policy}. The packaged service, started as the suite
 * starts it, on the local stand-in for MongoDB in a process of its own; the broker and the issuer
 * of tokens are in this one. Not a test by its name, so that no test run waits for it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeasuredPolicy {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int HEAP = 192;
  private static final int MEMBERS = 10_000;
  private static final long CEILING = 60_000_000;
  private static final int AT_ONCE = 64;

  @TempDir static Path folder;
  private static Packaged.@Nullable Store store;
  private static @Nullable Packaged service;
  private static Doors doors = Doors.at(0);
  private static Family list = Family.invented();

  @BeforeAll
  static void start() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafka()))) {
      // Claims-service makes it where there is one.
      admin.createTopics(List.of(new NewTopic("claims.claim", 3, (short) 1))).all().get();
    }
    store = Packaged.Store.start();
    service = Packaged.start(store, "policy-service", HEAP, Map.of());
    doors = Doors.at(service().port());
    list = Family.invented().told(doors);
  }

  private static Packaged service() {
    return Objects.requireNonNull(service);
  }

  @AfterAll
  static void end() throws IOException {
    if (service != null) {
      service.close();
    }
    if (store != null) {
      store.close();
    }
  }

  @Test
  @Order(1)
  void aListOfFiftyThousandIsPreviewed() throws Exception {
    ListOfFiftyThousand.main(new String[] {folder.resolve("fifty").toString(), "50000"});
    for (String kind : List.of("csv", "xlsx")) {
      Path file = folder.resolve("fifty").resolve("list." + kind);
      String id = UUID.randomUUID().toString();
      preview(id, "50,000 people, " + kind, Files.readAllBytes(file));
      send("DELETE", "/imports/" + id, null, Map.of());
    }
  }

  @Test
  @Order(2)
  void tenThousandMembersAreApplied() throws Exception {
    String id = UUID.randomUUID().toString();
    ListOfFiftyThousand.main(
        new String[] {folder.resolve("ten").toString(), String.valueOf(MEMBERS)});
    byte[] file = Files.readAllBytes(folder.resolve("ten").resolve("list.csv"));
    HttpResponse<byte[]> previewed = preview(id, "10,000 people, csv", file);
    long began = System.nanoTime();
    assertThat(
            send(
                    "POST",
                    "/imports/" + id + "/application",
                    new byte[0],
                    Map.of("If-Match", previewed.headers().firstValue("ETag").orElseThrow()))
                .statusCode())
        .isEqualTo(202);
    await(Duration.ofMinutes(20), () -> state(id).equals("APPLIED"));
    System.out.printf("FIGURE applied 10,000 people: %.1f s%n", since(began));
  }

  /** Fifty a second at set times, whether the one before has answered or not; a random service. */
  @Test
  @Order(3)
  void whatIsLeftIsAsked() throws Exception {
    var random = new Random(1);
    String token = TestTokens.person(Doors.US, list.mother().value());
    List<String> paths =
        Stream.of("PHARMACY", "RADIOLOGY", "SPECIALIST_VISIT")
            .flatMap(service ->
                Stream.of(list.mother(), list.son())
                    .map(person -> remaining(list, person, service)))
            .toList();
    Timings.openLoop(20 * 50, 50, turn -> get(paths.get(random.nextInt(paths.size())), token));
    Timings.openLoop(60 * 50, 50, turn -> get(paths.get(random.nextInt(paths.size())), token))
        .print("remaining ceiling, 50/s for 60 s, 10,000 memberships");
  }

  @Test
  @Order(4)
  void theLastRialsOverHttp() throws Exception {
    String token = TestTokens.service(Doors.US, "claims-service");
    var all = new ArrayList<Long>();
    for (int round = 0; round < 12; round++) {
      Family family = Family.invented().told(doors);
      byte[] body = JSON.writeValueAsBytes(family.holdBody("PARA1", 1_000_000));
      List<Long> took =
          atOnce(() ->
              send(
                  "PUT",
                  "/internal/holds/" + UUID.randomUUID(),
                  body,
                  Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json")));
      assertThat(held(family)).isEqualTo(CEILING);
      if (round >= 4) {
        all.addAll(took);
      }
    }
    new Timings(all).print("a hold, 64 at once over HTTP, eight times");
  }

  @Test
  @Order(5)
  void theLastRialsOverKafka() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var all = new ArrayList<Long>();
      for (int round = 0; round < 12; round++) {
        Family family = Family.invented().told(doors);
        var sent = new ArrayList<Future<?>>();
        long began = java.time.Clock.systemUTC().millis();
        for (int i = 0; i < AT_ONCE; i++) {
          sent.add(producer.send(registered(family, UUID.randomUUID().toString())));
        }
        for (Future<?> one : sent) {
          one.get();
        }
        await(Duration.ofSeconds(30), () -> holds(family) == AT_ONCE);
        assertThat(held(family)).isEqualTo(CEILING);
        if (round >= 4) {
          String account = ledger(family).get("accountId").asString();
          new Topics()
              .of("policy.ceiling", account, AT_ONCE)
              .forEach(said -> all.add((said.record().timestamp() - began) * 1_000_000));
        }
      }
      new Timings(all).print("a hold, 64 at once over Kafka, registered to held, eight times");
    }
  }

  private static ProducerRecord<String, byte[]> registered(Family family, String claim) {
    var body = Doors.with(family.holdBody("PARA1", 1_000_000), "claimId", claim);
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

  private static HttpResponse<byte[]> preview(String id, String what, byte[] file)
      throws Exception {
    long began = System.nanoTime();
    long most = 0;
    assertThat(
            send(
                    "PUT",
                    "/imports/" + id + "?scope=PART&contract=" + list.contract().value(),
                    file,
                    Map.of("Content-Type", "application/octet-stream"))
                .statusCode())
        .isEqualTo(201);
    while (state(id).equals("READING")) {
      most = Math.max(most, service().heap());
      LockSupport.parkNanos(100_000_000);
    }
    HttpResponse<byte[]> answer = send("GET", "/imports/" + id, null, Map.of());
    System.out.printf(
        "FIGURE preview of %s (%d KB): %.1f s, %s, heap in use at most %d MiB of %d%n",
        what, file.length / 1024, since(began), state(id), most, HEAP);
    assertThat(state(id))
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo("PREVIEWED");
    return answer;
  }

  private static String state(String id) {
    return JSON.readTree(send("GET", "/imports/" + id, null, Map.of()).body())
        .path("state")
        .asString();
  }

  private static String remaining(Family family, PersonId person, String service) {
    return "/remaining-ceiling?contract=%s&person=%s&service=%s&on=2026-05-20"
        .formatted(family.contract().value(), person.value(), service);
  }

  private static void get(String path, String token) {
    assertThat(send("GET", path, null, Map.of("Authorization", "Bearer " + token)).statusCode())
        .isEqualTo(200);
  }

  private static long held(Family family) {
    return ledger(family).get("held").asLong();
  }

  private static long holds(Family family) {
    return ledger(family)
        .get("items")
        .valueStream()
        .filter(line -> line.get("kind").asString().equals("HOLD"))
        .count();
  }

  private static JsonNode ledger(Family family) {
    return doors
        .operator()
        .get(
            "/ledger?cover=PARA1&scope=FAMILY&contract="
                + family.contract().value()
                + "&person="
                + family.son().value())
        .body();
  }

  private static List<Long> atOnce(Runnable ask) throws Exception {
    var gate = new CountDownLatch(1);
    var took = new ArrayList<Future<Long>>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < AT_ONCE; i++) {
        took.add(
            threads.submit(() -> {
              gate.await();
              long began = System.nanoTime();
              ask.run();
              return System.nanoTime() - began;
            }));
      }
      gate.countDown();
    }
    var all = new ArrayList<Long>();
    for (Future<Long> one : took) {
      all.add(one.get());
    }
    return all;
  }

  private static HttpResponse<byte[]> send(
      String method, String path, byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service().port() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (!headers.containsKey("Authorization")) {
      request.header(
          "Authorization", "Bearer " + TestTokens.staff(Doors.US, "operator1", "operator"));
    }
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private static void await(Duration atMost, java.util.function.BooleanSupplier what) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!what.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + atMost + "; logs in " + folder);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
