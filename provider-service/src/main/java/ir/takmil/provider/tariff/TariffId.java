package ir.takmil.provider.tariff;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;

/** A tariff. */
public record TariffId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TariffId {
    if (!value.matches("[0-9A-Za-z-]{1,64}")) {
      throw Refusal.malformed("id-wrong");
    }
  }
}
