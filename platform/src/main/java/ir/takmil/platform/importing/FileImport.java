package ir.takmil.platform.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.Stage.Applied;
import ir.takmil.platform.importing.Stage.Applying;
import ir.takmil.platform.importing.Stage.Failed;
import ir.takmil.platform.importing.Stage.Faulty;
import ir.takmil.platform.importing.Stage.Lease;
import ir.takmil.platform.importing.Stage.Previewed;
import ir.takmil.platform.importing.Stage.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of rows, from its sending to its application. Reading it writes nothing but what was
 * found; once its application has begun it ends in {@link Applied}, whatever falls down in between.
 *
 * @param <I> the document of a service that is one
 */
public interface FileImport<I extends FileImport<I>> {
  Duration LEASE = Duration.ofMinutes(1);

  /** A file that ends its reader so often is not read again. */
  int ATTEMPTS = 5;

  /** Rows that are named one by one; of more, only how many there are is of use. */
  int MOST_NAMED = 1000;

  ImportId id();

  /** What it is of, by which imports are found; of one such one is applied at a time. */
  String about();

  /** A keyed fingerprint of the file: the same file again is the same sending. */
  String content();

  /** How many pieces the file is kept in. */
  int parts();

  Instant askedAt();

  /** Counts the stages, not the steps of the work. */
  int sequence();

  Stage stage();

  /** The same at another stage. */
  I at(int sequence, Stage stage);

  /** Where every import begins. */
  static Stage sent() {
    return new Reading(0, 0, 0, null);
  }

  /** The kind of paper that the pieces of its file are. */
  default String file() {
    return "file-" + content();
  }

  /** Not even for the one who holds it: what has just failed waits, and others get their turn. */
  default boolean isFree(Instant now) {
    Lease lease = stage().lease();
    return lease == null || !lease.until().isAfter(now);
  }

  /** Of one such file is applied at a time, and none is read against what is half applied. */
  default boolean standsBefore(I other) {
    return stage() instanceof Applying mine
        && about().equals(other.about())
        && !id().equals(other.id())
        && (!(other.stage() instanceof Applying theirs)
            || mine.at().isBefore(theirs.at())
            || (mine.at().equals(theirs.at()) && id().value().compareTo(other.id().value()) < 0));
  }

  /** A worker begins, or goes on where another fell down; reading starts over. */
  default I take(String worker, Instant now) {
    if (!isFree(now)) {
      throw Refusal.conflict("busy");
    }
    Lease lease = new Lease(worker, now.plus(LEASE));
    return switch (stage()) {
      case Reading at when at.attempts() >= ATTEMPTS -> next(new Failed("import-failed"));
      case Reading at -> still(new Reading(0, 0, at.attempts() + 1, lease));
      case Applying at ->
          still(new Applying(at.tally(), at.at(), at.steps(), at.passedOver(), lease));
      case Faulty _, Previewed _, Applied _, Failed _ -> throw Refusal.conflict("busy");
    };
  }

  default I read(String worker, int rows, int compared, Instant now) {
    if (!(stage() instanceof Reading at && isHeldBy(worker))) {
      throw Refusal.conflict("busy"); // another took it, when this one was thought to be dead
    }
    return still(new Reading(rows, compared, at.attempts(), new Lease(worker, now.plus(LEASE))));
  }

  /** All is read; with a fault in it, it cannot be applied. */
  default I readToTheEnd(String worker, Tally tally, Instant now) {
    if (!(stage() instanceof Reading && isHeldBy(worker))) {
      throw Refusal.conflict("busy");
    }
    return next(tally.faults() > 0 ? new Faulty(tally) : new Previewed(tally, now));
  }

  default I apply(Instant now) {
    return switch (stage()) {
      case Previewed at -> next(new Applying(at.tally(), now, 0, List.of(), null));
      case Reading _, Faulty _, Applying _, Applied _, Failed _ ->
          throw Refusal.conflict("import-not-ready");
    };
  }

  /** One step more is done. */
  default I went(String worker, List<Integer> passedOver, Instant now) {
    Applying at = heldApplying(worker);
    var all = new ArrayList<>(at.passedOver());
    passedOver.stream().limit(MOST_NAMED - all.size()).forEach(all::add);
    return still(
        new Applying(
            at.tally(),
            at.at(),
            at.steps() + 1,
            List.copyOf(all),
            new Lease(worker, now.plus(LEASE))));
  }

  default I applied(String worker, Instant now) {
    Applying at = heldApplying(worker);
    return next(new Applied(at.tally(), now, at.passedOver()));
  }

  /** Refused once anything of it may have been written. */
  default void mayBeDiscarded() {
    if (stage() instanceof Applying || stage() instanceof Applied) {
      throw Refusal.conflict("import-started");
    }
  }

  private Applying heldApplying(String worker) {
    if (stage() instanceof Applying at && isHeldBy(worker)) {
      return at;
    }
    throw Refusal.conflict("busy");
  }

  private boolean isHeldBy(String worker) {
    Lease lease = stage().lease();
    return lease != null && lease.worker().equals(worker);
  }

  private I still(Stage stage) {
    return at(sequence(), stage);
  }

  private I next(Stage stage) {
    return at(sequence() + 1, stage);
  }
}
