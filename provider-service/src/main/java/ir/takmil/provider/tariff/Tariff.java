package ir.takmil.provider.tariff;

import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.provider.tariff.TariffEvent.TariffSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One price of one service at one kind of centre, from a day on. Of several that hold on a day the
 * one that began last counts, so a later one need not wait for the end of the one before; two that
 * begin on the same day would leave it open, and are refused.
 *
 * @param slot service, kind and first day: there is one tariff of each. A withdrawn one has a slot
 *     of its own; one that an earlier release stored has none until it is set again
 * @param withdrawn it was entered by mistake, and never held
 * @param past what it was before, newest first
 */
@Document("tariffs")
@TypeAlias("tariff")
@CompoundIndex(name = "slot", def = "{'slot': 1}", unique = true, sparse = true)
@CompoundIndex(
    name = "service",
    def = "{'price.serviceCode': 1, 'price.centreKind': 1, 'price.from': -1, '_id': 1}")
public record Tariff(
    @Id TariffId id,
    @Version @Nullable Long version,
    Price price,
    @Nullable String slot,
    @Nullable Boolean withdrawn,
    List<Past> past,
    int sequence,
    List<Announcement<TariffEvent>> outbox)
    implements Announcing<TariffEvent> {
  private static final int MOST_PAST = 50;

  /**
   * @param until when it was changed, and by which account
   */
  public record Past(Price price, @Nullable Boolean withdrawn, Instant until, String by) {}

  public Tariff {
    outbox = List.copyOf(outbox);
    // Absent from what an earlier release stored.
    past = List.copyOf(Objects.requireNonNullElse(past, List.of()));
  }

  public static Tariff set(TariffId id, Price price, Instant now) {
    return new Tariff(id, null, price, price.slot(), null, List.of(), 0, List.of()).announced(now);
  }

  /**
   * Nothing happens when nothing differs.
   *
   * @param by the account that changes it
   */
  public Tariff set(Price changed, String by, Instant now) {
    return changed.equals(price) && !isWithdrawn() && changed.slot().equals(slot)
        ? this
        : with(changed, changed.slot(), null, by, now);
  }

  /** Set again, it holds again. */
  public Tariff withdraw(String by, Instant now) {
    return isWithdrawn() ? this : with(price, "withdrawn/" + id.value(), true, by, now);
  }

  public boolean isWithdrawn() {
    return Boolean.TRUE.equals(withdrawn);
  }

  private Tariff with(
      Price changed, String changedSlot, @Nullable Boolean gone, String by, Instant now) {
    var before = new ArrayList<Past>();
    before.add(new Past(price, withdrawn, now, by));
    past.stream().limit(MOST_PAST - 1).forEach(before::add);
    return new Tariff(id, version, changed, changedSlot, gone, before, sequence, outbox)
        .announced(now);
  }

  private Tariff announced(Instant now) {
    return new Tariff(
        id,
        version,
        price,
        slot,
        withdrawn,
        past,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, now, new TariffSet(price, withdrawn)));
  }

  @Override
  public String key() {
    return id.value();
  }
}
