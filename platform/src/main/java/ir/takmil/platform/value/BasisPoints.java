package ir.takmil.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import ir.takmil.platform.Refusal;

/** A share of a whole in hundredths of a percent: 1,000 is ten percent. */
public record BasisPoints(@JsonValue int value) {
  static final long WHOLE = 10_000;
  public static final BasisPoints NONE = new BasisPoints(0);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BasisPoints {
    if (value < 0 || value > WHOLE) {
      throw Refusal.malformed("share-out-of-range");
    }
  }
}
