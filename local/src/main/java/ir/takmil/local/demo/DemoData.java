package ir.takmil.local.demo;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Puts the demo data into a running suite. Sent twice, it is there once: the ids stand in the
 * files, and the days are counted from the day of the first loading.
 */
public final class DemoData {
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
  private static final int AT_ONCE = 8;

  /** Each stage leans on the one before it. */
  private static final List<List<String>> STAGES =
      List.of(
          List.of("contracts", "centres", "tariffs"),
          List.of("people", "physicians"),
          List.of("memberships"));

  private final DemoSettings settings;
  private final Clock clock;

  DemoData(DemoSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** What a loading did, in one line. */
  String load() throws IOException, InterruptedException {
    DemoFiles files =
        DemoFiles.read(settings.files(), STAGES.stream().flatMap(List::stream).sorted().toList());
    Marker marker = marker();
    try (Suite suite = new Suite(settings)) {
      suite.waitUntilReady();
      if (marker.loaded().equals(files.fingerprint()) && stillThere(suite, files, marker.day())) {
        return "Demo data: already there (" + counts(files) + ").";
      }
      int created = loadAll(suite, files, marker.day());
      new Marker(marker.today(), files.fingerprint()).write(settings.marker());
      return "Demo data: %s; %d new.".formatted(counts(files), created);
    }
  }

  /** Noted before anything is sent: a loading that broke off is finished with the same days. */
  private Marker marker() throws IOException {
    Optional<Marker> before = Marker.read(settings.marker());
    if (before.isPresent()) {
      return before.get();
    }
    Marker first = new Marker(LocalDate.ofInstant(clock.instant(), TEHRAN).toString(), "");
    first.write(settings.marker());
    return first;
  }

  /** Asks each store for its first thing: one of them may have been emptied since. */
  private static boolean stillThere(Suite suite, DemoFiles files, LocalDate today)
      throws InterruptedException {
    return !suite.put(files.things("contracts", today).getFirst())
        && !suite.put(files.things("centres", today).getFirst());
  }

  private static int loadAll(Suite suite, DemoFiles files, LocalDate today)
      throws InterruptedException {
    int created = 0;
    try (ExecutorService workers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (List<String> stage : STAGES) {
        List<Callable<Boolean>> puts =
            stage.stream()
                .flatMap(kind -> files.things(kind, today).stream())
                .<Callable<Boolean>>map(thing -> () -> suite.put(thing))
                .toList();
        for (Future<Boolean> put : workers.invokeAll(puts)) {
          created += result(put) ? 1 : 0;
        }
      }
    }
    return created;
  }

  private static boolean result(Future<Boolean> put) throws InterruptedException {
    try {
      return put.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LoadFailed failed) {
        throw failed;
      }
      throw new IllegalStateException("a thing could not be put", e);
    }
  }

  private static String counts(DemoFiles files) {
    return STAGES.stream()
        .flatMap(List::stream)
        .map(kind -> files.count(kind) + " " + kind)
        .collect(Collectors.joining(", "));
  }

  /** Loads once and ends: 0 when all is there, 1 after one sentence that says what is wrong. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.out.println(
          new DemoData(DemoSettings.from(System.getenv(), arguments), Clock.systemUTC()).load());
    } catch (NoSuchFileException e) {
      fail("There is no file " + e.getFile());
    } catch (LoadFailed | IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private static void fail(String sentence) {
    System.err.println("The demo data could not be loaded. " + sentence);
    System.exit(1);
  }
}
