package ir.takmil.platform.sample;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.inbox.Hearing;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Identifier;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** A lamp that is lit and put out, and says so. */
@Document("lamps")
@TypeAlias("lamp")
public record Lamp(
    @Id LampId id,
    @Version @Nullable Long version,
    Stage stage,
    Hearing hearing,
    int sequence,
    List<Announcement<LampEvent>> outbox)
    implements Announcing<Lamp.LampEvent> {

  public record LampId(String value) implements Identifier {}

  public sealed interface Stage {
    @TypeAlias("dark")
    record Dark() implements Stage {}

    @TypeAlias("burning")
    record Burning(Rials cost) implements Stage {}
  }

  public sealed interface LampEvent {
    @TypeAlias("lit")
    record Lit(Rials cost) implements LampEvent {}

    @TypeAlias("put-out")
    record PutOut() implements LampEvent {}

    @TypeAlias("dusted")
    record Dusted() implements LampEvent {}
  }

  public static Lamp named(String id) {
    return new Lamp(new LampId(id), null, new Stage.Dark(), Hearing.NOTHING, 0, List.of());
  }

  public Lamp light(Instant now) {
    if (stage instanceof Stage.Burning) {
      throw Refusal.conflict("already-burning", Map.of("lamp", id.value()));
    }
    return after(new Stage.Burning(Rials.of(1000)), new LampEvent.Lit(Rials.of(1000)), now);
  }

  public Lamp putOut(Instant now) {
    return after(new Stage.Dark(), new LampEvent.PutOut(), now);
  }

  public Lamp dust(Instant now) {
    return after(stage, new LampEvent.Dusted(), now);
  }

  private Lamp after(Stage next, LampEvent event, Instant at) {
    return new Lamp(
        id,
        version,
        next,
        hearing,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, at, event));
  }

  Lamp with(Hearing heard) {
    return new Lamp(id, version, stage, heard, sequence, outbox);
  }

  Lamp withVersion(@Nullable Long version) {
    return new Lamp(id, version, stage, hearing, sequence, outbox);
  }

  @Override
  public String key() {
    return id.value();
  }

  /** Dusting is nobody's business: the silence is written. */
  public static Optional<Message> say(Lamp lamp, LampEvent event) {
    return switch (event) {
      case LampEvent.Lit lit ->
          Optional.of(
              new Message("sample.lamp-lit.v1", Map.of("lamp", lamp.id(), "cost", lit.cost())));
      case LampEvent.PutOut _ ->
          Optional.of(new Message("sample.lamp-put-out.v1", Map.of("lamp", lamp.id())));
      case LampEvent.Dusted _ -> Optional.empty();
    };
  }
}
