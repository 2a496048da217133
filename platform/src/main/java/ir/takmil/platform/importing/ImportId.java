package ir.takmil.platform.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.UUID;

/** One sending of a file. */
public record ImportId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ImportId {
    value = UUID.fromString(value).toString();
  }
}
