package ir.takmil.notification.telling;

import au.com.dius.pact.core.model.V4Interaction;
import ir.takmil.notification.wording.Wording;
import ir.takmil.platform.inbox.Inbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Hears a message of a contract as the listener would, and gives the text that comes of it. */
public final class ClaimsSaid {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private ClaimsSaid() {}

  public static String told(V4Interaction.AsynchronousMessage message) {
    var record =
        new ConsumerRecord<>(
            "claims.claim", 0, 0, "c1", message.getContents().getContents().getValue());
    Map.of("ce_id", "c1/1", "ce_type", message.getDescription(), "ce_time", NOW.toString())
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new ClaimNews(new Wording())
        .tell(new Inbox(new JsonMapper()).read(record), NOW)
        .orElseThrow()
        .texts()
        .body();
  }
}
