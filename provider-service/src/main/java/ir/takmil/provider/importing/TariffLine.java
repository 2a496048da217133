package ir.takmil.provider.importing;

import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.TariffId;
import org.jspecify.annotations.Nullable;

/**
 * @param id of the tariff that it changes, and {@code seen} how often that had changed; null: one
 *     that is not kept yet
 */
record TariffLine(int number, Price price, @Nullable TariffId id, @Nullable Integer seen)
    implements Line {
  static TariffLine of(int number, Price price) {
    return new TariffLine(number, price, null, null);
  }

  TariffLine beside(TariffId known, int sequence) {
    return new TariffLine(number, price, known, sequence);
  }
}
