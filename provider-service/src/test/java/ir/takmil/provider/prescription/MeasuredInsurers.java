package ir.takmil.provider.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.testing.Timings;
import ir.takmil.provider.OutsideStandIn;
import ir.takmil.provider.OutsideStandIn.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
  private static final int LONGEST = 30;

  @Autowired private CircuitBreakerRegistry breakers;
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void outside(DynamicPropertyRegistry properties) {
    properties.add("TAKMIL_SANDBOX_URL", OUTSIDE::url);
    properties.add("TAKMIL_POLICY_URL", OUTSIDE::url);
    properties.add("TAKMIL_INSURER_KEY", () -> OutsideStandIn.KEY);
  }

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
    Timings before = load(20, () -> false).other();

    OUTSIDE.is(OutsideStandIn.SOCIAL_SECURITY, death);
    long died = System.nanoTime();
    load(LONGEST, () -> !closed());
    double open = since(died);

    Both dead = load(20, () -> false);
    OUTSIDE.behave();
    long healed = System.nanoTime();
    load(LONGEST, this::closed);
    double recovered = since(healed);

    assertThat(dead.answered()).isZero();
    System.out.printf(
        "FIGURE insurer %s: breaker open after %.1f s at %d/s; inquiries then p50 %.0f ms, p99 %.0f"
            + " ms, max %.0f ms; well again after %.1f s; the other's p99 %.0f ms before, %.0f ms"
            + " meanwhile (p50 %.0f, %.0f)%n",
        death,
        open,
        A_SECOND,
        dead.ailing().millis(0.5),
        dead.ailing().millis(0.99),
        dead.ailing().millis(1),
        recovered,
        before.millis(0.99),
        dead.other().millis(0.99),
        before.millis(0.5),
        dead.other().millis(0.5));
  }

  private boolean closed() {
    return breakers.circuitBreaker(OutsideStandIn.SOCIAL_SECURITY).getState()
        == CircuitBreaker.State.CLOSED;
  }

  /**
   * @param answered of the ailing one's, how many it answered
   */
  private record Both(Timings ailing, int answered, Timings other) {}

  private Both load(int seconds, BooleanSupplier enough) throws Exception {
    var answered = new AtomicInteger();
    int times = seconds * A_SECOND;
    try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Timings> other =
          beside.submit(
              () -> Timings.openLoop(times, A_SECOND, enough, _ -> isAnswered("HEALTH_INSURANCE")));
      Timings ailing =
          Timings.openLoop(
              times,
              A_SECOND,
              enough,
              _ -> {
                if (isAnswered("SOCIAL_SECURITY")) {
                  answered.incrementAndGet();
                }
              });
      return new Both(ailing, answered.get(), other.get());
    }
  }

  /** Each time another person, so that nothing is remembered. */
  private boolean isAnswered(String insurer) {
    String person = UUID.randomUUID().toString();
    OUTSIDE.knows(person, person, "9901452716");
    String question =
        "{\"personId\":\"%s\",\"basicInsurer\":\"%s\",\"on\":\"2026-01-20\",\"trackingCode\":\"1\"}"
            .formatted(person, insurer);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/prescription-inquiries"))
            .header("Authorization", "Bearer " + TestTokens.person("provider-service", person))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return JSON.readTree(answer.body()).path("state").asString().equals("ANSWERED");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
