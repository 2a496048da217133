package ir.takmil.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every relay of a service needs; makes one per aggregate type.
 *
 * @param topicsMade makes this service's topics where they are missing; false while no broker
 *     answers
 * @param source the service's name, as in {@code ce_source}
 * @param sweepEvery how often documents that were left behind are looked for
 */
public record Relays(
    MongoTemplate mongo,
    KafkaOperations<String, byte[]> kafka,
    BooleanSupplier topicsMade,
    JsonMapper mapper,
    Clock clock,
    MeterRegistry meters,
    String source,
    Duration sweepEvery) {

  public <A extends Announcing<E>, E> Relay<A, E> relay(
      Class<A> type, String topic, Language<A, E> language) {
    return new Relay<>(this, type, topic, language);
  }
}
