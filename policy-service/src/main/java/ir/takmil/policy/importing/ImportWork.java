package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.importing.ListImport.Stage.Applied;
import ir.takmil.policy.importing.ListImport.Stage.Applying;
import ir.takmil.policy.importing.ListImport.Stage.Failed;
import ir.takmil.policy.importing.ListImport.Stage.Faulty;
import ir.takmil.policy.importing.ListImport.Stage.Previewed;
import ir.takmil.policy.importing.ListImport.Stage.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is to be done on lists, in steps that a worker takes one by one. Whoever takes a list holds
 * it for a minute from its last step; where a worker died, another goes on.
 */
@Component
class ImportWork {
  private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

  /** So long a list that nobody applied, and what was found of one that was, is kept. */
  static final Duration KEPT = Duration.ofDays(7);

  private final ListImports imports;
  private final Papers papers;
  private final Preview preview;
  private final Application application;
  private final Clock clock;

  ImportWork(
      ListImports imports, Papers papers, Preview preview, Application application, Clock clock) {
    this.imports = imports;
    this.papers = papers;
    this.preview = preview;
    this.application = application;
    this.clock = clock;
  }

  /** Takes the oldest list that waits for work; empty when none does. */
  Optional<ImportId> take(String worker) {
    Instant now = clock.instant();
    for (ListImport waiting : imports.atWork()) {
      if (waiting.isFree(now)) {
        try {
          ListImport taken =
              imports.change(waiting.id(), Seen.WHATEVER, one -> one.take(worker, now));
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
   * One step of what this worker has taken: the whole reading of a list, or one sheet of its
   * application. True while there is more to do.
   */
  boolean step(ImportId id, String worker) {
    ListImport taken = imports.find(id).orElse(null);
    if (taken == null) {
      return false; // discarded
    }
    return switch (taken.stage()) {
      case Reading _ -> {
        preview.read(taken, worker);
        yield false;
      }
      case Applying at -> application.step(taken, at, worker);
      case Faulty _, Previewed _, Applied _, Failed _ -> false;
    };
  }

  void forgetOld() {
    papers.forgetOlderThan(
        clock.instant().minus(KEPT), imports.atWork().stream().map(ListImport::id).toList());
  }
}
