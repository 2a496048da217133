package ir.takmil.policy.changing;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** One request for a new Sheba or mobile. */
record ChangeRequestId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChangeRequestId {
    value = UUID.fromString(value).toString();
  }
}
