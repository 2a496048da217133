package ir.takmil.platform.sample;

import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import ir.takmil.platform.sample.Lamp.LampEvent;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Everything that the platform does for a service, at work. */
@SpringBootApplication
public class SampleService {
  public static void main(String[] args) {
    SpringApplication.run(SampleService.class, args);
  }

  @Bean
  KafkaAdmin.NewTopics topics() {
    return new KafkaAdmin.NewTopics(
        TopicBuilder.name("sample.lamp").partitions(2).build(),
        TopicBuilder.name("sample.heard").partitions(1).build());
  }

  @Bean
  Relay<Lamp, LampEvent> lampRelay(Relays relays) {
    return relays.relay(Lamp.class, "sample.lamp", Lamp::say);
  }

  @Bean
  Documents<Lamp> lamps(MongoTemplate mongo, Relay<Lamp, LampEvent> relay) {
    return new Documents<>(mongo, Lamp.class, relay);
  }

  /** Hears messages and remembers them in the document that the effect changes. */
  @Component
  public static class SampleListener {
    private final Inbox inbox;
    private final Documents<Lamp> lamps;
    public final List<String> effects = new CopyOnWriteArrayList<>();

    SampleListener(Inbox inbox, Documents<Lamp> lamps) {
      this.inbox = inbox;
      this.lamps = lamps;
    }

    record Heard(String lamp) {}

    @KafkaListener(topics = "sample.heard")
    void on(ConsumerRecord<String, byte[]> record) {
      Incoming message = inbox.read(record);
      Heard heard = message.as(Heard.class);
      lamps.change(
          heard.lamp(),
          Seen.WHATEVER,
          lamp -> {
            if (!lamp.hearing().isNext(message)) {
              return lamp;
            }
            effects.add(message.id());
            return lamp.with(lamp.hearing().with(message));
          });
    }
  }

  record LightRequest(@NotNull NationalCode nationalCode, @NotNull Rials amount) {}

  @RestController
  static class LampApi {
    private final Documents<Lamp> lamps;
    private final Clock clock;

    LampApi(Documents<Lamp> lamps, Clock clock) {
      this.lamps = lamps;
      this.clock = clock;
    }

    @GetMapping("/open")
    @PermitAll
    Map<String, String> open() {
      return Map.of("open", "yes");
    }

    @GetMapping("/me")
    @RolesAllowed("insured")
    Caller me(Caller caller) {
      return caller;
    }

    @GetMapping("/neighbours-only")
    @RolesAllowed("service:friend")
    Map<String, String> neighbours() {
      return Map.of("in", "yes");
    }

    @PostMapping("/lamps/{id}/light")
    @RolesAllowed("operator")
    ResponseEntity<Lamp.LampId> light(
        @PathVariable Lamp.LampId id, Seen seen, @Valid @RequestBody LightRequest request) {
      Lamp lamp = lamps.change(id.value(), seen, present -> present.light(clock.instant()));
      return ResponseEntity.ok()
          .header(HttpHeaders.ETAG, Seen.etag(lamp.sequence()))
          .body(lamp.id());
    }

    @GetMapping("/broken")
    @PermitAll
    String broken() {
      throw new IllegalStateException("a secret detail");
    }
  }
}
