package ir.takmil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.importing.ListOfFiftyThousand;
import ir.takmil.policy.person.PersonId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
  private static final List<String> AS_THE_SUITE =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final int STORE = 28_117;
  private static final int SERVICE = 28_082;
  private static final int MEMBERS = 10_000;
  private static final long CEILING = 60_000_000;
  private static final int AT_ONCE = 64;

  @TempDir static Path folder;
  private static final List<Process> started = new ArrayList<>();
  private static final Doors doors = Doors.at(SERVICE);
  private static Family list = Family.invented();

  @BeforeAll
  static void start() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafka()))) {
      // Claims-service makes it where there is one.
      admin.createTopics(List.of(new NewTopic("claims.claim", 3, (short) 1))).all().get();
    }
    launch(
        "store",
        Map.of(),
        "-Xmx640m",
        "-Dlogback.configurationFile=takmil-local-logback.xml",
        "-cp",
        "../local/target/local-1.0-SNAPSHOT.jar:../local/target/lib/*",
        "ir.takmil.local.store.Store",
        String.valueOf(STORE),
        folder.resolve("store").toString());
    launch(
        "policy-service",
        Map.of(
            "TAKMIL_STORE_URI", "mongodb://127.0.0.1:" + STORE,
            "TAKMIL_KAFKA", BackingServices.kafka(),
            "TAKMIL_PORT", String.valueOf(SERVICE),
            "TAKMIL_MANAGEMENT_PORT", String.valueOf(SERVICE + 1),
            "TAKMIL_ISSUER", BackingServices.issuer(),
            "TAKMIL_CLIENT_SECRET", "none",
            "TAKMIL_VAULT_KEY", Base64.getEncoder().encodeToString(new byte[32])),
        "-Xmx192m",
        "-jar",
        "target/policy-service-1.0-SNAPSHOT-app.jar");
    await(Duration.ofMinutes(3), () -> heap() > 0);
    list = Family.invented().told(doors);
  }

  private static void launch(String name, Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(AS_THE_SUITE);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    started.add(builder.redirectOutput(folder.resolve(name + ".log").toFile()).start());
  }

  @AfterAll
  static void end() {
    started.reversed().forEach(Process::destroy);
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
    openLoop(20, 50, () -> get(paths.get(random.nextInt(paths.size())), token));
    print(
        "remaining ceiling, 50/s for 60 s, 10,000 memberships",
        openLoop(60, 50, () -> get(paths.get(random.nextInt(paths.size())), token)));
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
    print("a hold, 64 at once over HTTP, eight times", all);
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
      print("a hold, 64 at once over Kafka, registered to held, eight times", all);
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
      most = Math.max(most, heap());
      LockSupport.parkNanos(100_000_000);
    }
    HttpResponse<byte[]> answer = send("GET", "/imports/" + id, null, Map.of());
    System.out.printf(
        "FIGURE preview of %s (%d KB): %.1f s, %s, heap in use at most %d MiB of 192%n",
        what, file.length / 1024, since(began), state(id), most);
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

  /** From the moment it was due, so that a wait behind a slow one counts too. */
  private static List<Long> openLoop(int seconds, int aSecond, Runnable ask) throws Exception {
    var took = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long began = System.nanoTime();
      for (int i = 0; i < seconds * aSecond; i++) {
        long due = began + i * (1_000_000_000L / aSecond);
        LockSupport.parkNanos(due - System.nanoTime());
        took.add(
            threads.submit(() -> {
              ask.run();
              return System.nanoTime() - due;
            }));
      }
    }
    var all = new ArrayList<Long>();
    for (Future<Long> one : took) {
      all.add(one.get());
    }
    return all;
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
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVICE + path))
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
    } catch (java.io.IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** In use, with what is not collected yet, in MiB; 0 while there is no service. */
  private static long heap() {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + (SERVICE + 1)
                              + "/actuator/metrics/jvm.memory.used?tag=area:heap"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? JSON.readTree(answer.body()).get("measurements").get(0).get("value").asLong() >> 20
          : 0;
    } catch (java.io.IOException notYet) {
      return 0;
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

  private static void print(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "FIGURE %s: n %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1e6,
        sorted.getLast() / 1e6);
  }
}
