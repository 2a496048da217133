package ir.takmil.policy.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** One person's place in one contract. */
public record MembershipId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MembershipId {
    value = UUID.fromString(value).toString();
  }
}
