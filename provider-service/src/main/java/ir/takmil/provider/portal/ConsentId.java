package ir.takmil.provider.portal;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** One asking for consent; the client makes it. */
record ConsentId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConsentId {
    value = UUID.fromString(value).toString();
  }
}
