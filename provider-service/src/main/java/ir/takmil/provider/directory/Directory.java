package ir.takmil.provider.directory;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.centre.Centres.Place;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Wanted;
import ir.takmil.provider.physician.Physicians;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeping the directory, and looking things up in it. */
@Service
class Directory {
  private static final int PAGE = 20;

  private final Centres centres;
  private final Physicians physicians;
  private final Clock clock;

  Directory(Centres centres, Physicians physicians, Clock clock) {
    this.centres = centres;
    this.physicians = physicians;
    this.clock = clock;
  }

  /** The same listing again changes nothing and announces nothing. */
  Put list(CentreId id, Listing listing) {
    boolean created = centres.find(id).isEmpty();
    if (created) {
      centres.add(Centre.list(id, listing, clock.instant()));
    }
    Centre now = centres.change(id, centre -> centre.list(listing, clock.instant()));
    return new Put(created, now.sequence(), CentreView.of(now, today()));
  }

  record Put(boolean created, int sequence, CentreView centre) {}

  CentreView look(CentreId id) {
    Centre centre = centres.find(id).orElseThrow(() -> Refusal.unknown("centre-unknown"));
    return CentreView.of(centre, today()).with(physicians.at(id));
  }

  Page search(Wanted wanted, int page) {
    List<Centre> found = centres.search(wanted, page, PAGE);
    long total = centres.count(wanted);
    return new Page(
        found.stream().map(centre -> CentreView.of(centre, today())).toList(),
        total,
        (page + 1L) * PAGE < total ? String.valueOf(page + 1) : null);
  }

  record Page(List<CentreView> items, long total, @Nullable String next) {}

  List<Province> provinces() {
    Map<String, TreeSet<String>> cities = new LinkedHashMap<>();
    for (Place place : centres.places()) {
      cities.computeIfAbsent(place.province(), province -> new TreeSet<>()).add(place.city());
    }
    return cities.entrySet().stream()
        .map(entry -> new Province(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  record Province(String name, List<String> cities) {}

  private LocalDate today() {
    return Tehran.dayOf(clock.instant());
  }
}
