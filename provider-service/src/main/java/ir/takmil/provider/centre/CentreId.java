package ir.takmil.provider.centre;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;

/** A medical centre under one contract; the same house may stand under two. */
public record CentreId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CentreId {
    if (!value.matches("[0-9A-Za-z-]{1,64}")) {
      throw Refusal.malformed("id-wrong");
    }
  }
}
