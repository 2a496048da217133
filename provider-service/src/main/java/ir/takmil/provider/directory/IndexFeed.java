package ir.takmil.provider.directory;

import ir.takmil.platform.store.Place;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.physician.Physicians;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps this process's index like the store: all of it before the first request, then what has
 * changed since, which other replicas may have written. What this one writes is put in at once.
 */
@Component
class IndexFeed implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(IndexFeed.class);

  /** The clocks of replicas differ, and what was written last is seen last. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** So many looks at what changed, then one at everything: a clock may have been far behind. */
  private static final int LOOKS = 720;

  /** A store that is away at the start delays it so long, not for ever. */
  private static final Duration FILLED_WITHIN = Duration.ofSeconds(60);

  private final Centres centres;
  private final Physicians physicians;
  private final CentreIndex index;
  private final Clock clock;
  private final Duration every;
  private final CountDownLatch filled = new CountDownLatch(1);
  private volatile CountDownLatch stopping = new CountDownLatch(0);

  /** Which state of each was put in. */
  private final Map<CentreId, Integer> known = new HashMap<>();

  private final AtomicReference<Instant> reached = new AtomicReference<>(Instant.EPOCH);
  private @Nullable Thread thread;
  private int looks;

  IndexFeed(
      Centres centres,
      Physicians physicians,
      CentreIndex index,
      Clock clock,
      @Value("${takmil.directory.look-every:5s}") Duration every) {
    this.centres = centres;
    this.physicians = physicians;
    this.index = index;
    this.clock = clock;
    this.every = every;
  }

  /** False while whoever searches would miss centres that there are. */
  boolean isFilled() {
    return filled.getCount() == 0;
  }

  /** What this process has just written. */
  void put(Centre centre) {
    index.put(List.of(centre));
  }

  @Override
  public void start() {
    var stopped = new CountDownLatch(1);
    stopping = stopped; // it may be started again
    thread = Thread.ofVirtual().name("directory-index").start(() -> run(stopped));
    try {
      if (!filled.await(FILLED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        log.atWarn().log("the directory is not filled yet; searches are refused until it is");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(CountDownLatch stopped) {
    try {
      do {
        try {
          if (looks++ % LOOKS == 0 || !isFilled()) {
            fill();
          } else {
            catchUp();
          }
        } catch (RuntimeException away) {
          log.atWarn().log("the directory waits: {}", away.getClass().getSimpleName());
        }
      } while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void fill() {
    physicians.countFromNow();
    centres.rememberChanges();
    Instant began = clock.instant(); // what changes behind the reading is caught up with
    centres.each(this::take);
    reached.set(began);
    if (isFilled()) {
      return;
    }
    filled.countDown();
    log.atInfo().addKeyValue("centres", index.size()).log("the directory is filled");
  }

  /** A centre that is put in twice is put in as it is. */
  void catchUp() {
    var place = new Place(reached.get().minus(OVERLAP), "");
    List<Centre> batch;
    do {
      batch = centres.changedAfter(place);
      take(batch);
      if (!batch.isEmpty()) {
        Centre last = batch.getLast();
        place = new Place(last.changedAt(), last.id().value());
      }
    } while (!batch.isEmpty());
  }

  private void take(List<Centre> batch) {
    List<Centre> news =
        batch.stream()
            .filter(centre ->
                !Integer.valueOf(centre.sequence())
                    .equals(known.put(centre.id(), centre.sequence())))
            .toList();
    if (!news.isEmpty()) {
      index.put(news);
    }
    Instant now = clock.instant(); // another's clock may be ahead of it
    batch.stream()
        .map(Centre::changedAt)
        .filter(at -> at.isAfter(reached.get()) && !at.isAfter(now))
        .max(Comparator.naturalOrder())
        .ifPresent(reached::set);
  }

  @Override
  public void stop() {
    stopping.countDown();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Before the web server, which begins at the phase {@code DEFAULT_PHASE - 2048}. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }

  @Override
  public boolean isRunning() {
    return thread != null && stopping.getCount() > 0;
  }
}
