package ir.takmil.notification;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on real parts, between a neighbour and a provider that do as they are told. */
@RealParts
@Import(WholeService.Parts.class)
public abstract class WholeService {
  protected static final SmsStandIn SMS = new SmsStandIn();
  protected static final IdentityStandIn IDENTITY = new IdentityStandIn();
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired protected KafkaTemplate<String, byte[]> kafka;
  @Autowired protected MovableClock clock;
  @Autowired protected JsonMapper json;
  @Autowired private CircuitBreakerRegistry breakers;
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void outside(DynamicPropertyRegistry properties) {
    properties.add("takmil.sms.url", SMS::url);
    properties.add("takmil.sms.key", () -> SmsStandIn.KEY);
    properties.add("takmil.sms.answer-within", () -> "400ms");
    properties.add("takmil.identity.url", IDENTITY::url);
    properties.add("takmil.sending.sweep-every", () -> "100ms");
    properties.add("TAKMIL_SMS_KEY", () -> SmsStandIn.KEY);
  }

  @TestConfiguration
  static class Parts {
    @Bean
    MovableClock clock() {
      return MovableClock.at("2026-11-21T08:00:00Z");
    }

    @Bean
    KafkaAdmin.NewTopics topicsOfNeighbours() {
      return new KafkaAdmin.NewTopics(TopicBuilder.name("claims.claim").partitions(3).build());
    }
  }

  @BeforeEach
  void everyoneBehaves() {
    SMS.behaveAndForget();
    IDENTITY.goesAway(false);
    breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
  }

  /** A number that no other test uses. */
  protected static String newMobile() {
    return "+98912%07d".formatted(NUMBERS.incrementAndGet());
  }

  protected static String somebody(String mobile) {
    String person = UUID.randomUUID().toString();
    IDENTITY.knows(person, mobile);
    return person;
  }

  protected String base() {
    return "http://127.0.0.1:" + port;
  }

  protected RestClient as(String token) {
    return RestClient.builder()
        .baseUrl(base())
        .requestFactory(new JdkClientHttpRequestFactory())
        .defaultHeaders(headers -> headers.setBearerAuth(token))
        .defaultStatusHandler(status -> true, (request, response) -> {})
        .build();
  }

  protected RestClient insured(String person) {
    return as(TestTokens.person("notification-service", person));
  }

  protected JsonNode inbox(String person) {
    return json.readTree(insured(person).get().uri("/messages").retrieve().body(String.class));
  }

  /** As claims-service says it. */
  protected void claimSays(String claim, int sequence, String type, Map<String, ?> body) {
    claimSays(claim, sequence, type, json.writeValueAsBytes(body), clock.instant());
  }

  protected void claimSays(String claim, int sequence, String type, byte[] body, Instant at) {
    var record = new ProducerRecord<>("claims.claim", claim, body);
    Map.of(
            "ce_id",
            claim + "/" + sequence,
            "ce_type",
            type,
            "ce_source",
            "/claims-service",
            "ce_subject",
            claim,
            "ce_time",
            at.toString())
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      kafka.send(record).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
