package ir.takmil.notification.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.Objects;

/** The claim that a message tells of. */
public record ClaimId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClaimId {
    Objects.requireNonNull(value);
  }
}
