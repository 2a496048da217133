package ir.takmil.provider.centre;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.Objects;

/** A medical centre under one contract; the same house may stand under two. */
public record CentreId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CentreId {
    Objects.requireNonNull(value);
  }
}
