package ir.takmil.platform.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.Stage.Applied;
import ir.takmil.platform.importing.Stage.Applying;
import ir.takmil.platform.importing.Stage.Failed;
import ir.takmil.platform.importing.Stage.Faulty;
import ir.takmil.platform.importing.Stage.Previewed;
import ir.takmil.platform.importing.Stage.Reading;
import ir.takmil.platform.web.Seen;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done on files, in steps that a worker takes one by one. Whoever takes a file holds
 * it for a minute from its last step; where a worker died, another goes on.
 */
public final class ImportWork<I extends FileImport<I>> {
  private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

  /** So long a file that nobody applied, and what was found of one that was, is kept. */
  static final Duration KEPT = Duration.ofDays(7);

  /** Reads a file from beginning to end and writes nothing but what it finds. */
  public interface Reader<I> {
    Tally read(I taken, byte[] file, Word word);
  }

  /** Says how far the reading is, which also holds the lease. */
  public interface Word {
    void said(int rows, int compared);
  }

  /** Applies what was read, in steps; a step done twice is done once. */
  public interface Applier<I> {
    int steps(Tally tally);

    /**
     * @return the rows that could no longer be applied
     */
    List<Integer> step(I taken, Applying at);
  }

  private final Imports<I> imports;
  private final Papers papers;
  private final Reader<I> reader;
  private final Applier<I> applier;
  private final Clock clock;

  public ImportWork(
      Imports<I> imports, Papers papers, Reader<I> reader, Applier<I> applier, Clock clock) {
    this.imports = imports;
    this.papers = papers;
    this.reader = reader;
    this.applier = applier;
    this.clock = clock;
  }

  /** Takes the oldest file that waits for work; empty when none does. */
  public Optional<ImportId> take(String worker) {
    Instant now = clock.instant();
    List<I> atWork = imports.atWork();
    for (I waiting : atWork) {
      if (waiting.isFree(now) && atWork.stream().noneMatch(one -> one.standsBefore(waiting))) {
        try {
          I taken = imports.change(waiting.id(), Seen.WHATEVER, one -> one.take(worker, now));
          log.atInfo()
              .addKeyValue("import", taken.id().value())
              .log("taken: {}", taken.stage().getClass().getSimpleName());
          return Optional.of(taken.id());
        } catch (Refusal takenByAnother) {
          log.atDebug().log("{}", takenByAnother.code());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * One step of what this worker has taken: the whole reading of a file, or one step of its
   * application. True while there is more to do.
   */
  public boolean step(ImportId id, String worker) {
    I taken = imports.find(id).orElse(null);
    if (taken == null) {
      return false; // discarded
    }
    return switch (taken.stage()) {
      case Reading _ -> {
        read(taken, worker);
        yield false;
      }
      case Applying at -> apply(taken, at, worker);
      case Faulty _, Previewed _, Applied _, Failed _ -> false;
    };
  }

  private void read(I taken, String worker) {
    Tally tally =
        reader.read(
            taken,
            file(taken),
            (rows, compared) ->
                imports.change(
                    taken.id(),
                    Seen.WHATEVER,
                    at -> at.read(worker, rows, Math.min(rows, compared), clock.instant())));
    imports.change(
        taken.id(), Seen.WHATEVER, at -> at.readToTheEnd(worker, tally, clock.instant()));
    if (tally.faults() > 0) {
      papers.forgetFileAndRows(taken.id(), taken.file());
    }
  }

  private boolean apply(I taken, Applying at, String worker) {
    if (at.steps() >= applier.steps(at.tally())) {
      imports.change(taken.id(), Seen.WHATEVER, one -> one.applied(worker, clock.instant()));
      papers.forgetFileAndRows(taken.id(), taken.file());
      return false;
    }
    var passedOver = applier.step(taken, at);
    imports.change(taken.id(), Seen.WHATEVER, one -> one.went(worker, passedOver, clock.instant()));
    return true;
  }

  private byte[] file(I taken) {
    var whole = new ByteArrayOutputStream();
    for (int part = 0; part < taken.parts(); part++) {
      whole.writeBytes(
          papers
              .read(taken.id(), taken.file(), part)
              .orElseThrow(() -> new IllegalStateException("a piece of the file is gone")));
    }
    return whole.toByteArray();
  }

  public void forgetOld() {
    papers.forgetOlderThan(
        clock.instant().minus(KEPT), imports.atWork().stream().map(FileImport::id).toList());
  }
}
