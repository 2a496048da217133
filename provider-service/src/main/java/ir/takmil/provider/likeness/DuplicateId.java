package ir.takmil.provider.likeness;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;
import ir.takmil.provider.centre.CentreId;

/** Two centres, in either order: the ids of both, the lesser first. */
public record DuplicateId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DuplicateId {
    if (!value.matches("[0-9A-Za-z_-]{1,129}")) {
      throw Refusal.malformed("id-wrong");
    }
  }

  static DuplicateId of(CentreId one, CentreId other) {
    String a = one.value();
    String b = other.value();
    return new DuplicateId(a.compareTo(b) < 0 ? a + "_" + b : b + "_" + a);
  }
}
