package ir.takmil.provider.publishing;

import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreEvent;
import ir.takmil.provider.centre.CentreEvent.CentreListed;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffEvent;
import ir.takmil.provider.tariff.TariffEvent.TariffSet;
import ir.takmil.provider.tariff.TariffId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Centres and tariffs in the published language: each message is the whole state. */
final class DirectoryLanguage {
  private DirectoryLanguage() {}

  static Optional<Message> say(Centre centre, CentreEvent event) {
    return switch (event) {
      case CentreListed(Listing now) ->
          Optional.of(
              new Message(
                  "provider.centre-listed.v1",
                  new CentreListedMessage(
                      centre.id(),
                      now.name(),
                      now.kind(),
                      now.province(),
                      now.city(),
                      now.contractStart(),
                      now.contractEnd(),
                      now.scope())));
    };
  }

  static Optional<Message> say(Tariff tariff, TariffEvent event) {
    return switch (event) {
      case TariffSet(Price now) ->
          Optional.of(
              new Message(
                  "provider.tariff-set.v1",
                  new TariffSetMessage(
                      tariff.id(),
                      now.serviceCode(),
                      now.centreKind(),
                      now.from(),
                      now.to(),
                      now.unitPrice())));
    };
  }

  record CentreListedMessage(
      CentreId centreId,
      String name,
      CentreKind kind,
      String province,
      String city,
      LocalDate contractStart,
      @Nullable LocalDate contractEnd,
      String scope) {}

  record TariffSetMessage(
      TariffId tariffId,
      String serviceCode,
      @Nullable CentreKind centreKind,
      LocalDate from,
      @Nullable LocalDate to,
      Rials unitPrice) {}
}
