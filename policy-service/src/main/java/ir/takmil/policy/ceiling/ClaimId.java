package ir.takmil.policy.ceiling;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;

/** A claim, as claims-service names it. */
public record ClaimId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClaimId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a claim's id is 1 to 64 characters");
    }
  }
}
