package ir.takmil.claims.coverage;

import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears which centres there are, and what a service may cost. */
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
                message.sequence()));
      }
      default -> {} // not for us
    }
  }

  record CentreListed(String centreId, String name, String kind, String province, String city) {}

  record TariffSet(
      String tariffId,
      String serviceCode,
      @Nullable String centreKind,
      LocalDate from,
      @Nullable LocalDate to,
      Rials unitPrice) {}
}
