package ir.takmil.provider.likeness;

import ir.takmil.platform.store.Place;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.directory.Directory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for pairs among what has changed. A centre is looked at in every round until it has lain
 * for so long that whatever other replicas wrote meanwhile is in this one's index: of two that came
 * at once, the later look finds the other. Rounds of several replicas find the same.
 */
@Component
class Finding {
  private static final Logger log = LoggerFactory.getLogger(Finding.class);
  private static final Duration UNSETTLED = Duration.ofSeconds(30);

  private final Centres centres;
  private final Directory directory;
  private final Duplicates duplicates;
  private final Clock clock;
  private final Semaphore oneRound = new Semaphore(1);

  Finding(Centres centres, Directory directory, Duplicates duplicates, Clock clock) {
    this.centres = centres;
    this.directory = directory;
    this.duplicates = duplicates;
    this.clock = clock;
  }

  /** Beside the scheduler's own thread: the first round looks at all centres there are. */
  @Scheduled(fixedDelayString = "${takmil.duplicates.look-every:10s}")
  void wake() {
    Thread.startVirtualThread(this::round);
  }

  private void round() {
    if (!oneRound.tryAcquire()) {
      return;
    }
    try {
      look();
    } catch (RuntimeException away) {
      log.atWarn().log("duplicates wait: {}", away.toString());
    } finally {
      oneRound.release();
    }
  }

  void look() {
    Instant settled = clock.instant().minus(UNSETTLED);
    Instant from = duplicates.lookedUntil();
    Place place = new Place(from, "");
    List<Centre> batch;
    do {
      batch = centres.changedAfter(place);
      batch.forEach(this::look);
      if (!batch.isEmpty()) {
        Centre last = batch.getLast();
        place = new Place(last.changedAt(), last.id().value());
        advance(from, place.at().isBefore(settled) ? place.at() : settled);
      }
    } while (!batch.isEmpty());
    advance(from, settled);
  }

  /**
   * Never back, whatever the clock does; and a quiet hour is not written down every ten seconds.
   */
  private void advance(Instant from, Instant until) {
    if (until.isAfter(from.plus(UNSETTLED))) {
      duplicates.lookedUntil(until);
    }
  }

  private void look(Centre centre) {
    if (!centre.isListed()) {
      return; // merged: its pair may wait for the rest of that to be done
    }
    Instant now = clock.instant();
    var alike = new ArrayList<DuplicateId>();
    for (Centre other : directory.alike(centre)) {
      Likeness.of(centre.listing(), other.listing())
          .ifPresent(likeness -> {
            Duplicate pair = Duplicate.found(centre.id(), other.id(), likeness, now);
            duplicates.found(pair, likeness);
            alike.add(pair.id());
          });
    }
    duplicates.keepOpen(centre.id(), alike);
  }
}
