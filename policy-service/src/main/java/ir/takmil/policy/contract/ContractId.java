package ir.takmil.policy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** What one employer bought from one insurer. */
public record ContractId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ContractId {
    value = UUID.fromString(value).toString();
  }
}
