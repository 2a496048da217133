package ir.takmil.notification.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.Objects;

/** The person whom a message is for. */
public record PersonId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PersonId {
    Objects.requireNonNull(value);
  }
}
