package ir.takmil.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
  private static final Instant NOW = Instant.parse("2026-11-20T21:00:00Z");

  @TempDir Path folder;
  private final Map<String, String> stored = new ConcurrentHashMap<>();
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final AtomicInteger changed = new AtomicInteger();
  private final AtomicInteger notYet = new AtomicInteger();
  private volatile String refused = "nothing";
  private volatile String changedSince = "nothing";
  private HttpServer suite;
  private ExecutorService threads;

  @BeforeEach
  void startAStandInForTheSuite() throws IOException {
    suite = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    suite.setExecutor(threads);
    suite.createContext("/", this::answer);
    suite.start();
  }

  @AfterEach
  void stop() {
    suite.stop(0);
    threads.shutdownNow();
  }

  @Test
  void loadsEverythingInAnOrderThatHolds() throws Exception {
    String said = load(NOW, "secret");

    assertThat(said).contains("2 contracts").contains("9 people").contains("14 memberships");
    assertThat(said).endsWith(stored.size() + " new.");
    // Contracts and centres need nothing of each other, and arrive as they come.
    assertThat(kinds()).endsWith("memberships");
    assertThat(kinds().lastIndexOf("contracts")).isLessThan(kinds().indexOf("people"));
    assertThat(kinds().lastIndexOf("people")).isLessThan(kinds().indexOf("memberships"));
    assertThat(kinds().lastIndexOf("centres")).isLessThan(kinds().indexOf("physicians"));
  }

  @Test
  void countsDaysFromTehransToday() throws Exception {
    load(NOW, "secret");
    // 21:00 UTC on the 20th is half past midnight on the 21st in Tehran.
    assertThat(stored.get("/api/policy/contracts/0199d0e0-0001-7000-8000-000000000001"))
        .contains("\"start\":\"2026-03-26\"")
        .contains("\"end\":\"2027-03-26\"");
  }

  @Test
  void aSecondLoadingFindsItThere() throws Exception {
    load(NOW, "secret");
    order.clear();

    assertThat(load(NOW.plus(Duration.ofDays(40)), "secret")).contains("already there");
    assertThat(order).hasSize(2);
    assertThat(changed).hasValue(0);
  }

  @Test
  void anEmptiedStoreIsFilledAgainWithTheSameDays() throws Exception {
    load(NOW, "secret");
    Map<String, String> before = Map.copyOf(stored);
    stored.keySet().removeIf(path -> path.startsWith("/api/provider"));

    load(NOW.plus(Duration.ofDays(40)), "secret");
    assertThat(stored).isEqualTo(before);
    assertThat(changed).hasValue(0);
  }

  @Test
  void aLoadingThatBrokeOffIsFinishedWithTheSameDays() throws Exception {
    refused = "/api/policy/memberships/0199d0e0-0004-7000-8000-000000000003";
    assertThatThrownBy(() -> load(NOW, "secret"))
        .isInstanceOf(LoadFailed.class)
        .hasMessageContaining("policy-service did not take memberships/0199d0e0-0004")
        .hasMessageContaining("not-covered");
    refused = "nothing";

    load(NOW.plus(Duration.ofDays(1)), "secret");
    assertThat(changed).hasValue(0);
    assertThat(stored).hasSizeGreaterThan(90);
  }

  @Test
  void aNumberThatSomebodyChangedSinceIsLeftAsItIs() throws Exception {
    changedSince = "/api/policy/people/0199d0e0-0002-7000-8000-000000000001";
    assertThat(load(NOW, "secret")).endsWith(stored.size() + " new.");
    assertThat(stored).doesNotContainKey(changedSince);
  }

  @Test
  void waitsForWhatIsNotUpYet() throws Exception {
    notYet.set(2);
    assertThat(load(NOW, "secret")).endsWith(" new.");
  }

  @Test
  void aWrongSecretIsSaidInOneSentence() {
    assertThatThrownBy(() -> load(NOW, "wrong"))
        .isInstanceOf(LoadFailed.class)
        .hasMessageContaining("TAKMIL_SECRET_DEMO_LOADER");
  }

  @Test
  void aSuiteThatIsNotThereIsSaidInOneSentence() {
    suite.stop(0);
    assertThatThrownBy(() -> load(NOW, "secret", Duration.ofMillis(1)))
        .isInstanceOf(LoadFailed.class)
        .hasMessageContaining("Keycloak did not answer");
  }

  private String load(Instant now, String secret) throws Exception {
    return load(now, secret, Duration.ofSeconds(10));
  }

  private String load(Instant now, String secret, Duration patience) throws Exception {
    String address = "http://127.0.0.1:" + suite.getAddress().getPort();
    DemoSettings settings =
        new DemoSettings(
            address,
            address,
            secret,
            Path.of("demo-data"),
            folder.resolve("data/demo-dates.json"),
            patience);
    return new DemoData(settings, Clock.fixed(now, ZoneOffset.UTC)).load();
  }

  private List<String> kinds() {
    return order.stream().map(path -> path.split("/")[3]).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.startsWith("/realms/")) {
        boolean known = body.endsWith("client_id=demo-loader&client_secret=secret");
        say(exchange, known ? 200 : 401, "{\"access_token\":\"t\"}");
      } else if (!"Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        say(exchange, 401, "{}");
      } else if (exchange.getRequestMethod().equals("GET")) {
        say(exchange, notYet.getAndDecrement() > 0 ? 503 : 403, "{}");
      } else if (path.equals(refused)) {
        say(exchange, 422, "{\"code\":\"not-covered\",\"detail\":\"نشد\"}");
      } else if (path.equals(changedSince)) {
        say(exchange, 409, "{\"code\":\"changed-by-request-only\",\"detail\":\"نشد\"}");
      } else {
        order.add(path);
        String before = stored.put(path, body);
        if (before != null && !before.equals(body)) {
          changed.incrementAndGet();
        }
        say(exchange, before == null ? 201 : 200, "{}");
      }
    }
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
