package ir.takmil.provider.physician;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.Objects;

/** A physician. */
public record PhysicianId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PhysicianId {
    Objects.requireNonNull(value);
  }
}
