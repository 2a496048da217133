package ir.takmil.policy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** One of the plans of a contract. */
public record PlanId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PlanId {
    value = UUID.fromString(value).toString();
  }
}
