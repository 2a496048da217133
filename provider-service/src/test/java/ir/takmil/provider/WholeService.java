package ir.takmil.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.Eventually;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on real parts; the basic insurers and policy-service do as they are told. */
@RealParts
@Import(WholeService.Parts.class)
public abstract class WholeService {
  protected static final OutsideStandIn OUTSIDE = new OutsideStandIn();

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @Autowired protected MovableClock clock;
  @Autowired protected JsonMapper json;
  @Autowired protected CircuitBreakerRegistry breakers;
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void outside(DynamicPropertyRegistry properties) {
    properties.add("TAKMIL_SANDBOX_URL", OUTSIDE::url);
    properties.add("TAKMIL_POLICY_URL", OUTSIDE::url);
    properties.add("TAKMIL_INSURER_KEY", () -> OutsideStandIn.KEY);
    properties.add("takmil.insurers.answer-within", () -> "400ms");
    properties.add(
        "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state", () -> "2s");
  }

  @TestConfiguration
  static class Parts {
    @Bean
    MovableClock clock() {
      return new MovableClock(NOW);
    }
  }

  @BeforeEach
  void everyoneBehaves() {
    clock.moveTo(NOW);
    OUTSIDE.behave();
    breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
  }

  protected String base() {
    return "http://127.0.0.1:" + port;
  }

  protected static String operator() {
    return TestTokens.staff("provider-service", "operator1", "operator");
  }

  protected static String insured(String person) {
    return TestTokens.person("provider-service", person);
  }

  private RestClient as(String token) {
    return RestClient.builder()
        .baseUrl(base())
        .requestFactory(new JdkClientHttpRequestFactory())
        .defaultHeaders(headers -> headers.setBearerAuth(token))
        .defaultStatusHandler(status -> true, (request, response) -> {})
        .build();
  }

  /** The path may bear an encoded query. */
  protected ResponseEntity<String> get(String token, String path) {
    return as(token).get().uri(URI.create(base() + path)).retrieve().toEntity(String.class);
  }

  protected ResponseEntity<String> delete(String token, String path) {
    return as(token).delete().uri(path).retrieve().toEntity(String.class);
  }

  protected ResponseEntity<String> put(String token, String path, Object body) {
    return as(token)
        .put()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(String.class);
  }

  protected ResponseEntity<String> post(String token, String path, Object body) {
    return as(token)
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(String.class);
  }

  protected JsonNode tree(ResponseEntity<String> answer) {
    return json.readTree(answer.getBody());
  }

  /** What was said of one thing, as soon as it is so much. */
  protected List<JsonNode> said(String topic, String key, int atLeast) {
    var found = new ArrayList<JsonNode>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", BackingServices.kafka(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      return Eventually.eventually(() -> {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.key().equals(key)) {
            found.add(json.readTree(new String(record.value(), StandardCharsets.UTF_8)));
          }
        }
        if (found.size() < atLeast) {
          throw new AssertionError(found.size() + " of " + atLeast);
        }
        return List.copyOf(found);
      });
    }
  }
}
