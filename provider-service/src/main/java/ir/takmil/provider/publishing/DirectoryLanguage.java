package ir.takmil.provider.publishing;

import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreEvent;
import ir.takmil.provider.centre.CentreEvent.CentreListed;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.PhysicianEvent;
import ir.takmil.provider.physician.PhysicianEvent.PhysicianEnrolled;
import ir.takmil.provider.physician.PhysicianId;
import ir.takmil.provider.physician.ServiceSpecialties;
import ir.takmil.provider.physician.ServiceSpecialtiesEvent;
import ir.takmil.provider.physician.ServiceSpecialtiesEvent.ServiceSpecialtiesSet;
import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffEvent;
import ir.takmil.provider.tariff.TariffEvent.TariffSet;
import ir.takmil.provider.tariff.TariffId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Centres, physicians and tariffs in the published language: each message is the whole state. */
final class DirectoryLanguage {
  private DirectoryLanguage() {}

  static Optional<Message> say(Centre centre, CentreEvent event) {
    return switch (event) {
      case CentreListed(Listing now, CentreId into) ->
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
                      now.scope(),
                      now.affiliation(),
                      now.services(),
                      now.latitude(),
                      now.longitude(),
                      into)));
    };
  }

  static Optional<Message> say(Tariff tariff, TariffEvent event) {
    return switch (event) {
      case TariffSet(Price now, Boolean withdrawn) ->
          Optional.of(
              new Message(
                  "provider.tariff-set.v1",
                  new TariffSetMessage(
                      tariff.id(),
                      now.serviceCode(),
                      now.centreKind(),
                      now.from(),
                      now.to(),
                      now.unitPrice(),
                      withdrawn)));
    };
  }

  /** Of whom it is, is looked up here: who replicates needs the number and the specialty. */
  static Optional<Message> say(Physician physician, PhysicianEvent event) {
    return switch (event) {
      case PhysicianEnrolled(Physician.Enrolment now) ->
          Optional.of(
              new Message(
                  "provider.physician-enrolled.v1",
                  new PhysicianEnrolledMessage(
                      physician.id(), now.councilCode(), now.specialty())));
    };
  }

  static Optional<Message> say(ServiceSpecialties service, ServiceSpecialtiesEvent event) {
    return switch (event) {
      case ServiceSpecialtiesSet(List<String> now) ->
          Optional.of(
              new Message(
                  "provider.service-specialties-set.v1",
                  new ServiceSpecialtiesSetMessage(service.serviceCode(), now)));
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
      String scope,
      String affiliation,
      List<String> services,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable CentreId mergedInto) {}

  record PhysicianEnrolledMessage(
      PhysicianId physicianId, CouncilCode councilCode, String specialty) {}

  record ServiceSpecialtiesSetMessage(String serviceCode, List<String> specialties) {}

  record TariffSetMessage(
      TariffId tariffId,
      String serviceCode,
      @Nullable CentreKind centreKind,
      LocalDate from,
      @Nullable LocalDate to,
      Rials unitPrice,
      @Nullable Boolean withdrawn) {}
}
