package ir.takmil.platform.importing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One file at a time in each process, apart from requests; woken by them, and looking by itself.
 */
public final class ImportDesk implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ImportDesk.class);
  private static final Duration CLEARED_EVERY = Duration.ofHours(1);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

  private final ImportWork<?> work;
  private final Clock clock;
  private final Duration lookEvery;
  private final boolean open;
  private final String worker = UUID.randomUUID().toString();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  /**
   * @param open false where others do the work: a process that only takes requests
   */
  public ImportDesk(ImportWork<?> work, Clock clock, Duration lookEvery, boolean open) {
    this.work = work;
    this.clock = clock;
    this.lookEvery = lookEvery;
    this.open = open;
  }

  /** Something may be there to be done. */
  void ring() {
    bell.release();
  }

  @Override
  public void start() {
    running = true;
    if (open) {
      thread = Thread.ofPlatform().name("imports").start(this::run);
    }
  }

  @Override
  public void stop() {
    running = false;
    Thread sleeper = thread;
    if (sleeper != null) {
      sleeper.interrupt();
      try {
        sleeper.join(STOPPED_WITHIN);
      } catch (InterruptedException stoppedHard) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    Instant nextClearing = clock.instant();
    while (running) {
      try {
        while (running && oneFile()) {
          log.atDebug().log("looks for the next");
        }
        if (!clock.instant().isBefore(nextClearing)) {
          work.forgetOld();
          nextClearing = clock.instant().plus(CLEARED_EVERY);
        }
      } catch (RuntimeException notNow) {
        log.atWarn().setCause(notNow).log("imports wait");
      }
      try {
        if (bell.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** True when there was one. */
  private boolean oneFile() {
    ImportId taken = work.take(worker).orElse(null);
    if (taken == null) {
      return false;
    }
    boolean more = true;
    while (more && running) {
      more = work.step(taken, worker);
    }
    return running;
  }
}
