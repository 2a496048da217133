package ir.takmil.provider.tariff;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.value.Identifier;
import java.util.Objects;

/** A tariff. */
public record TariffId(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TariffId {
    Objects.requireNonNull(value);
  }
}
