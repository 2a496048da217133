package ir.takmil.notification.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;

/**
 * The id of the event that a message tells of, so that an event delivered twice makes one message.
 * It stands in paths, where a slash would divide it: a dot takes its place.
 */
public record MessageId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageId {}

  public static MessageId ofEvent(String eventId) {
    return new MessageId(eventId.replace('/', '.'));
  }
}
