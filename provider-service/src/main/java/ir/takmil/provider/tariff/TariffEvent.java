package ir.takmil.provider.tariff;

import org.springframework.data.annotation.TypeAlias;

/** What became true of a tariff. */
public sealed interface TariffEvent {
  @TypeAlias("tariff-set")
  record TariffSet(Price price) implements TariffEvent {}
}
