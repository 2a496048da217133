package ir.takmil.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Kafka records as {@link Incoming}; tolerant of fields that a consumer does not name. */
public final class Inbox {
  private final JsonMapper tolerant;

  public Inbox(JsonMapper mapper) {
    this.tolerant =
        mapper.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /**
   * @throws Unreadable when the envelope lacks what every message has
   */
  public Incoming read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new Unreadable("no value");
    }
    String id = header(record, "ce_id");
    int slash = id.lastIndexOf('/');
    try {
      return new Incoming(
          id,
          header(record, "ce_type"),
          id.substring(0, Math.max(slash, 0)),
          Integer.parseInt(id.substring(slash + 1)),
          Instant.parse(header(record, "ce_time")),
          object(record.value()),
          tolerant);
    } catch (NumberFormatException | DateTimeException wrong) {
      throw new Unreadable("an envelope out of shape: " + wrong.getMessage());
    }
  }

  private JsonNode object(byte[] value) {
    JsonNode body = tolerant.readTree(value);
    if (!body.isObject()) {
      throw new Unreadable("a body that is no JSON object");
    }
    return body;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header found = record.headers().lastHeader(name);
    if (found == null || found.value() == null) {
      throw new Unreadable("no header " + name);
    }
    return new String(found.value(), StandardCharsets.UTF_8);
  }
}
