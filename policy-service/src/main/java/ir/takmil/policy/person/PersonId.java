package ir.takmil.policy.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** A person on file; all that other services ever know somebody by. */
public record PersonId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PersonId {
    value = UUID.fromString(value).toString();
  }
}
