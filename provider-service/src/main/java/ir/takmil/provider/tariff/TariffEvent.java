package ir.takmil.provider.tariff;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What became true of a tariff. */
public sealed interface TariffEvent {
  /**
   * @param withdrawn none: it holds
   */
  @TypeAlias("tariff-set")
  record TariffSet(Price price, @Nullable Boolean withdrawn) implements TariffEvent {}
}
