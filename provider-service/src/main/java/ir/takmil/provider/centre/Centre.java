package ir.takmil.provider.centre;

import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.provider.centre.CentreEvent.CentreListed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A contracted medical centre. */
@Document("centres")
@TypeAlias("centre")
@CompoundIndex(
    name = "place",
    def =
        "{'foundBy.province': 1, 'foundBy.city': 1, 'listing.kind': 1, 'foundBy.name': 1, '_id':"
            + " 1}")
@CompoundIndex(name = "kind", def = "{'listing.kind': 1, 'foundBy.name': 1, '_id': 1}")
@CompoundIndex(name = "city", def = "{'foundBy.city': 1, 'foundBy.name': 1, '_id': 1}")
@CompoundIndex(
    name = "affiliation",
    def = "{'foundBy.affiliation': 1, 'foundBy.name': 1, '_id': 1}")
@CompoundIndex(name = "words", def = "{'foundBy.words': 1}")
@CompoundIndex(name = "name", def = "{'foundBy.name': 1, '_id': 1}")
@CompoundIndex(name = "cities", def = "{'listing.province': 1, 'listing.city': 1}")
public record Centre(
    @Id CentreId id,
    @Version @Nullable Long version,
    Listing listing,
    FoundBy foundBy,
    int sequence,
    List<Announcement<CentreEvent>> outbox)
    implements Announcing<CentreEvent> {

  public Centre {
    outbox = List.copyOf(outbox);
  }

  public static Centre list(CentreId id, Listing listing, Instant now) {
    return new Centre(id, null, listing, FoundBy.of(listing), 0, List.of()).listed(now);
  }

  /** Nothing happens when nothing differs. */
  public Centre list(Listing changed, Instant now) {
    return changed.equals(listing)
        ? this
        : new Centre(id, version, changed, FoundBy.of(changed), sequence, outbox).listed(now);
  }

  private Centre listed(Instant now) {
    return new Centre(
        id,
        version,
        listing,
        foundBy,
        sequence + 1,
        Announcement.append(outbox, sequence + 1, now, new CentreListed(listing)));
  }

  @Override
  public String key() {
    return id.value();
  }
}
