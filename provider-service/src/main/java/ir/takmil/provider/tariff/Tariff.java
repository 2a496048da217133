package ir.takmil.provider.tariff;

import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.provider.tariff.TariffEvent.TariffSet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** A tariff, found by its id only: whoever computes with tariffs has heard them all. */
@Document("tariffs")
@TypeAlias("tariff")
public record Tariff(
    @Id TariffId id,
    @Version @Nullable Long version,
    Price price,
    int sequence,
    List<Announcement<TariffEvent>> outbox)
    implements Announcing<TariffEvent> {

  public Tariff {
    outbox = List.copyOf(outbox);
  }

  public static Tariff set(TariffId id, Price price, Instant now) {
    return new Tariff(id, null, price, 0, List.of()).announced(now);
  }

  /** Nothing happens when nothing differs. */
  public Tariff set(Price changed, Instant now) {
    return changed.equals(price)
        ? this
        : new Tariff(id, version, changed, sequence, outbox).announced(now);
  }

  private Tariff announced(Instant now) {
    return new Tariff(
        id,
        version,
        price,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, now, new TariffSet(price)));
  }

  @Override
  public String key() {
    return id.value();
  }
}
