package ir.takmil.platform.inbox;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it came in.
 *
 * @param id {@code <aggregate>/<sequence>}: the same however often it is delivered
 * @param type its name in the published language
 * @param aggregate the source aggregate
 * @param sequence its place in the life of the source aggregate
 */
public record Incoming(
    String id,
    String type,
    String aggregate,
    int sequence,
    Instant at,
    JsonNode body,
    JsonMapper mapper) {

  /** The body as the consumer's own record, which names only the fields that it needs. */
  public <T> T as(Class<T> shape) {
    return mapper.treeToValue(body, shape);
  }
}
