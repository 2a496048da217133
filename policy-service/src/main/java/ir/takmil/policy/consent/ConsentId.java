package ir.takmil.policy.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** One asking for consent; made by who asks. */
public record ConsentId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConsentId {
    value = UUID.fromString(value).toString();
  }
}
