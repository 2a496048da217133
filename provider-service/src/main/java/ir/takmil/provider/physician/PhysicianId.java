package ir.takmil.provider.physician;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;

/** A physician. */
public record PhysicianId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PhysicianId {
    if (!value.matches("[0-9A-Za-z-]{1,64}")) {
      throw Refusal.malformed("id-wrong");
    }
  }
}
