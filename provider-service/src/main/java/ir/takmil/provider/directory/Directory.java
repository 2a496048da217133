package ir.takmil.provider.directory;

import ir.takmil.platform.Refusal;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Places;
import ir.takmil.provider.directory.CentreIndex.Hit;
import ir.takmil.provider.directory.CentreIndex.Hits;
import ir.takmil.provider.directory.CentreIndex.Point;
import ir.takmil.provider.physician.Physicians;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeping the directory, and looking things up in it. */
@Service
public class Directory {
  private static final int PAGE = 20;

  private final Centres centres;
  private final Physicians physicians;
  private final CentreIndex index;
  private final IndexFeed feed;
  private final Clock clock;

  Directory(
      Centres centres, Physicians physicians, CentreIndex index, IndexFeed feed, Clock clock) {
    this.centres = centres;
    this.physicians = physicians;
    this.index = index;
    this.feed = feed;
    this.clock = clock;
  }

  /**
   * The same listing again changes nothing and announces nothing.
   *
   * @param by the account that lists it
   */
  Put list(CentreId id, Listing listing, String by) {
    Listing placed = Places.IRAN.placed(listing);
    Instant now = clock.instant();
    boolean created = centres.find(id).isEmpty();
    if (created) {
      centres.add(Centre.list(id, placed, now));
    }
    Centre listed = change(id, centre -> centre.list(placed, by, now));
    return new Put(created, listed.sequence(), CentreView.of(listed, now));
  }

  record Put(boolean created, int sequence, CentreView centre) {}

  CentreView look(CentreId id) {
    return CentreView.of(find(id), clock.instant()).with(physicians.at(id));
  }

  /**
   * @throws Refusal 404 {@code centre-unknown}
   */
  public Centre find(CentreId id) {
    return centres.find(id).orElseThrow(() -> Refusal.unknown("centre-unknown"));
  }

  Page search(Wanted wanted, @Nullable Point near, int page) {
    Instant now = clock.instant();
    Hits hits = filled().search(Looking.query(wanted, now), near, page, PAGE);
    List<CentreView> items =
        hits.page().stream()
            .map(hit -> CentreView.of(hit.id(), hit.listing(), null, now).away(hit.metres()))
            .toList();
    boolean more = (page + 1L) * PAGE < hits.total();
    return new Page(items, hits.total(), more ? String.valueOf(page + 1) : null);
  }

  record Page(List<CentreView> items, long total, @Nullable String next) {}

  CentreMap map(Wanted wanted, int zoom) {
    return filled().map(Looking.query(wanted, clock.instant()), zoom);
  }

  /** A change of one that there is; it is found by it at once. */
  public Centre change(CentreId id, UnaryOperator<Centre> change) {
    Centre changed = centres.change(id, change);
    feed.put(changed);
    return changed;
  }

  /** Those that may be that centre, listed once more. */
  public List<Centre> alike(Centre centre) {
    List<CentreId> ids =
        filled().search(Alike.query(centre), null, 0, Alike.MOST).page().stream()
            .map(Hit::id)
            .toList();
    return ids.isEmpty() ? List.of() : centres.all(ids).stream().filter(Centre::isListed).toList();
  }

  private CentreIndex filled() {
    if (!feed.isFilled()) {
      throw Refusal.unavailable("directory-filling");
    }
    return index;
  }
}
