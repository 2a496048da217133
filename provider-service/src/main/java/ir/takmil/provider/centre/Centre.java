package ir.takmil.provider.centre;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.provider.centre.CentreEvent.CentreListed;
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
 * A contracted medical centre.
 *
 * @param mergedInto the centre that it turned out to be; it is found no more, and what was sent
 *     with it stays what it was
 * @param past what the directory said of it before, newest first
 */
@Document("centres")
@TypeAlias("centre")
@CompoundIndex(name = "changed", def = "{'changedAt': 1, '_id': 1}")
public record Centre(
    @Id CentreId id,
    @Version @Nullable Long version,
    Listing listing,
    @Nullable CentreId mergedInto,
    List<Past> past,
    Instant changedAt,
    int sequence,
    List<Announcement<CentreEvent>> outbox)
    implements Announcing<CentreEvent> {
  private static final int MOST_PAST = 50;

  /**
   * @param until when it was changed, and by which account
   */
  public record Past(Listing listing, @Nullable CentreId mergedInto, Instant until, String by) {}

  public Centre {
    outbox = List.copyOf(outbox);
    // Absent from what an earlier release stored.
    past = List.copyOf(Objects.requireNonNullElse(past, List.of()));
    changedAt = Objects.requireNonNullElse(changedAt, Instant.EPOCH);
  }

  public static Centre list(CentreId id, Listing listing, Instant now) {
    return new Centre(id, null, listing.checked(), null, List.of(), now, 0, List.of()).announced();
  }

  /**
   * Nothing happens when nothing differs.
   *
   * @param by the account that changes it
   */
  public Centre list(Listing changed, String by, Instant now) {
    return changed.equals(listing) ? this : with(changed.checked(), mergedInto, by, now);
  }

  /** The same house under the same contract, listed twice. */
  public Centre mergeInto(CentreId kept, String by, Instant now) {
    if (kept.equals(mergedInto)) {
      return this;
    }
    if (kept.equals(id)) {
      throw Refusal.unprocessable("merge-into-itself");
    }
    if (mergedInto != null) {
      throw Refusal.conflict("centre-merged");
    }
    return with(listing, kept, by, now);
  }

  /** It was another after all. */
  public Centre separate(String by, Instant now) {
    return mergedInto == null ? this : with(listing, null, by, now);
  }

  public boolean isListed() {
    return mergedInto == null;
  }

  private Centre with(Listing changed, @Nullable CentreId into, String by, Instant now) {
    var before = new ArrayList<Past>();
    before.add(new Past(listing, mergedInto, now, by));
    past.stream().limit(MOST_PAST - 1).forEach(before::add);
    return new Centre(id, version, changed, into, before, now, sequence, outbox).announced();
  }

  private Centre announced() {
    return new Centre(
        id,
        version,
        listing,
        mergedInto,
        past,
        changedAt,
        sequence + 1,
        Announcement.append(
            outbox, sequence + 1, changedAt, new CentreListed(listing, mergedInto)));
  }

  @Override
  public String key() {
    return id.value();
  }
}
