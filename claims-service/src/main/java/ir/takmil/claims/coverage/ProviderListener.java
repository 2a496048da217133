package ir.takmil.claims.coverage;

import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears which centres and physicians there are, what a service may cost and whose it is. */
@Component
class ProviderListener {
  private final Inbox inbox;
  private final Replicas replicas;

  ProviderListener(Inbox inbox, Replicas replicas) {
    this.inbox = inbox;
    this.replicas = replicas;
  }

  @KafkaListener(id = "centres", idIsGroup = false, topics = "provider.centre")
  void centre(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "provider.centre-listed.v1" -> {
        var told = message.as(CentreListed.class);
        replicas.keep(
            told.centreId(),
            message.sequence(),
            new Centre(
                told.centreId(),
                told.name(),
                told.kind(),
                told.province(),
                told.city(),
                message.sequence()));
      }
      default -> {} // not for us
    }
  }

  @KafkaListener(id = "tariffs", idIsGroup = false, topics = "provider.tariff")
  void tariff(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "provider.tariff-set.v1" -> {
        var told = message.as(TariffSet.class);
        replicas.keep(
            told.tariffId(),
            message.sequence(),
            new Tariff(
                told.tariffId(),
                told.serviceCode(),
                told.centreKind(),
                told.from(),
                told.to(),
                told.unitPrice(),
                told.withdrawn(),
                message.sequence()));
      }
      default -> {} // not for us
    }
  }

  @KafkaListener(id = "physicians", idIsGroup = false, topics = "provider.physician")
  void physician(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "provider.physician-enrolled.v1" -> {
        var told = message.as(PhysicianEnrolled.class);
        replicas.keep(
            told.physicianId(),
            message.sequence(),
            new Physician(
                told.physicianId(),
                Physician.code(told.councilCode()),
                told.specialty(),
                message.sequence()));
      }
      default -> {} // not for us
    }
  }

  @KafkaListener(
      id = "service-specialties",
      idIsGroup = false,
      topics = "provider.service-specialties")
  void specialties(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "provider.service-specialties-set.v1" -> {
        var told = message.as(ServiceSpecialtiesSet.class);
        replicas.keep(
            told.serviceCode(),
            message.sequence(),
            new ServiceSpecialties(told.serviceCode(), told.specialties(), message.sequence()));
      }
      default -> {} // not for us
    }
  }

  record PhysicianEnrolled(String physicianId, String councilCode, String specialty) {}

  record ServiceSpecialtiesSet(String serviceCode, List<String> specialties) {}

  record CentreListed(String centreId, String name, String kind, String province, String city) {}

  record TariffSet(
      String tariffId,
      String serviceCode,
      @Nullable String centreKind,
      LocalDate from,
      @Nullable LocalDate to,
      Rials unitPrice,
      @Nullable Boolean withdrawn) {}
}
