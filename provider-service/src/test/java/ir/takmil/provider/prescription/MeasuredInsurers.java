package ir.takmil.provider.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.provider.OutsideStandIn;
import ir.takmil.provider.OutsideStandIn.Mood;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures, printed, with the settings that the service goes out with. Five inquiries a second at
 * one insurer and five at the other, at set times, whoever of them is dead. Not a test by its name,
 * so that no test run waits for it: {@code mvn test -pl provider-service -am
 * -Dtest=MeasuredInsurers -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@RealParts
class MeasuredInsurers {
  private static final OutsideStandIn OUTSIDE = new OutsideStandIn();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int A_SECOND = 5;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Autowired private CircuitBreakerRegistry breakers;
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void outside(DynamicPropertyRegistry properties) {
    properties.add("TAKMIL_SANDBOX_URL", OUTSIDE::url);
    properties.add("TAKMIL_POLICY_URL", OUTSIDE::url);
    properties.add("TAKMIL_INSURER_KEY", () -> OutsideStandIn.KEY);
  }

  private record Said(long nanos, boolean answered) {}

  @BeforeEach
  void well() throws Exception {
    OUTSIDE.behave();
    breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    load(10, () -> false);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"HANGS_UP", "SILENT", "FAILS", "HTML"})
  void whenOneDies(Mood death) throws Exception {
    List<Said> before = load(20, () -> false).other();

    OUTSIDE.is(OutsideStandIn.SOCIAL_SECURITY, death);
    long died = System.nanoTime();
    load(LONGEST.toSeconds(), () -> !closed());
    double open = since(died);

    Both dead = load(20, () -> false);
    OUTSIDE.behave();
    long healed = System.nanoTime();
    load(LONGEST.toSeconds(), this::closed);
    double recovered = since(healed);

    assertThat(dead.ailing()).noneMatch(Said::answered);
    System.out.printf(
        "FIGURE insurer %s: breaker open after %.1f s at %d/s; inquiries then p50 %.0f ms, p99 %.0f"
            + " ms, max %.0f ms; well again after %.1f s; the other's p99 %.0f ms before, %.0f ms"
            + " meanwhile (p50 %.0f, %.0f)%n",
        death,
        open,
        A_SECOND,
        at(dead.ailing(), 0.5),
        at(dead.ailing(), 0.99),
        at(dead.ailing(), 1),
        recovered,
        at(before, 0.99),
        at(dead.other(), 0.99),
        at(before, 0.5),
        at(dead.other(), 0.5));
  }

  private boolean closed() {
    return breakers.circuitBreaker(OutsideStandIn.SOCIAL_SECURITY).getState()
        == CircuitBreaker.State.CLOSED;
  }

  private record Both(List<Said> ailing, List<Said> other) {}

  private Both load(long seconds, java.util.function.BooleanSupplier done) throws Exception {
    var ailing = new ArrayList<Future<Said>>();
    var other = new ArrayList<Future<Said>>();
    var stopped = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long began = System.nanoTime();
      for (int i = 0; i < seconds * A_SECOND && !stopped.get(); i++) {
        long due = began + i * (1_000_000_000L / A_SECOND);
        while (System.nanoTime() < due && !stopped.get()) {
          LockSupport.parkNanos(Math.min(20_000_000, Math.max(1, due - System.nanoTime())));
          stopped.set(done.getAsBoolean());
        }
        ailing.add(threads.submit(() -> ask("SOCIAL_SECURITY", due)));
        other.add(threads.submit(() -> ask("HEALTH_INSURANCE", due)));
      }
    }
    return new Both(all(ailing), all(other));
  }

  private static List<Said> all(List<Future<Said>> futures) throws Exception {
    var all = new ArrayList<Said>();
    for (Future<Said> one : futures) {
      all.add(one.get());
    }
    return all;
  }

  /** Each time another person, so that nothing is remembered. */
  private Said ask(String insurer, long due) throws IOException, InterruptedException {
    String person = UUID.randomUUID().toString();
    OUTSIDE.knows(person, person, "9901452716");
    String question =
        "{\"personId\":\"%s\",\"basicInsurer\":\"%s\",\"on\":\"2026-01-20\",\"trackingCode\":\"1\"}"
            .formatted(person, insurer);
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/prescription-inquiries"))
                .header("Authorization", "Bearer " + TestTokens.person("provider-service", person))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new Said(
        System.nanoTime() - due,
        JSON.readTree(answer.body()).path("state").asString().equals("ANSWERED"));
  }

  private static double at(List<Said> said, double part) {
    List<Long> sorted = said.stream().map(Said::nanos).sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * part) - 1)) / 1e6;
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
