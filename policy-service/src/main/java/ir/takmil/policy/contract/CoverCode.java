package ir.takmil.policy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;

/** A cover's code, the same in every plan that has it. */
public record CoverCode(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CoverCode {
    if (!value.matches("[A-Z][A-Z0-9_]{0,39}")) {
      throw new IllegalArgumentException("a code is capital letters, digits and _");
    }
  }
}
