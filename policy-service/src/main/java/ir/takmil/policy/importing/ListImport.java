package ir.takmil.policy.importing;

import ir.takmil.platform.Refusal;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ListImport.Stage.Applied;
import ir.takmil.policy.importing.ListImport.Stage.Applying;
import ir.takmil.policy.importing.ListImport.Stage.Failed;
import ir.takmil.policy.importing.ListImport.Stage.Faulty;
import ir.takmil.policy.importing.ListImport.Stage.Previewed;
import ir.takmil.policy.importing.ListImport.Stage.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A policyholder's list, from its sending to its application. Reading it writes nothing but what
 * was found; once its application has begun it ends in {@link Applied}, whatever falls down in
 * between.
 *
 * @param content a keyed fingerprint of the file: the same file again is the same sending
 * @param parts how many pieces the file is kept in
 * @param sequence counts the stages, not the steps of the work
 */
@Document("imports")
@TypeAlias("list-import")
@CompoundIndex(name = "contract", def = "{'contractId': 1, 'askedAt': -1}")
@CompoundIndex(name = "at-work", def = "{'stage.kind': 1}")
record ListImport(
    @Id ImportId id,
    @Version @Nullable Long version,
    ContractId contractId,
    Scope scope,
    String content,
    int parts,
    Instant askedAt,
    int sequence,
    Stage stage) {

  private static final Duration LEASE = Duration.ofMinutes(1);

  /** A file that ends its reader so often is not read again. */
  private static final int ATTEMPTS = 5;

  /** Rows that are named one by one; of more, only how many there are is of use. */
  private static final int MOST_NAMED = 1000;

  /** What it says of those who are not in it. */
  enum Scope {
    /** It is the whole list: they have left. */
    FULL,
    /** Nothing. */
    PART
  }

  /** Who is at work on it, and until when nobody else may be. */
  record Lease(String worker, Instant until) {}

  /** Where it stands. */
  sealed interface Stage {
    /**
     * @param rows read so far
     * @param compared of them, with the present list
     * @param attempts how often a reader has begun
     */
    @TypeAlias("list-reading")
    record Reading(int rows, int compared, int attempts, @Nullable Lease lease) implements Stage {}

    @TypeAlias("list-faulty")
    record Faulty(Tally tally) implements Stage {}

    @TypeAlias("list-previewed")
    record Previewed(Tally tally, Instant at) implements Stage {}

    /**
     * @param at whoever leaves, leaves on this day
     * @param steps that are done
     * @param passedOver rows that could no longer be applied
     */
    @TypeAlias("list-applying")
    record Applying(
        Tally tally, Instant at, int steps, List<Integer> passedOver, @Nullable Lease lease)
        implements Stage {}

    @TypeAlias("list-applied")
    record Applied(Tally tally, Instant at, List<Integer> passedOver) implements Stage {}

    @TypeAlias("list-failed")
    record Failed(String code) implements Stage {}
  }

  static ListImport sent(
      ImportId id, ContractId contract, Scope scope, String content, int parts, Instant now) {
    return new ListImport(
        id, null, contract, scope, content, parts, now, 1, new Reading(0, 0, 0, null));
  }

  /** Whether it is the same sending told again. */
  boolean isOf(ContractId contract, Scope asked, String file) {
    return contractId.equals(contract) && scope == asked && content.equals(file);
  }

  /** The kind of paper that the pieces of its file are. */
  String file() {
    return "file-" + content;
  }

  /** Not even for the one who holds it: what has just failed waits, and others get their turn. */
  boolean isFree(Instant now) {
    Lease lease = lease();
    return lease == null || !lease.until().isAfter(now);
  }

  private @Nullable Lease lease() {
    return switch (stage) {
      case Reading at -> at.lease();
      case Applying at -> at.lease();
      case Faulty _, Previewed _, Applied _, Failed _ -> null;
    };
  }

  /** A worker begins, or goes on where another fell down; reading starts over. */
  ListImport take(String worker, Instant now) {
    if (!isFree(now)) {
      throw Refusal.conflict("busy");
    }
    Lease lease = until(worker, now);
    return switch (stage) {
      case Reading at when at.attempts() >= ATTEMPTS -> next(new Failed("import-failed"));
      case Reading at -> with(new Reading(0, 0, at.attempts() + 1, lease));
      case Applying at ->
          with(new Applying(at.tally(), at.at(), at.steps(), at.passedOver(), lease));
      case Faulty _, Previewed _, Applied _, Failed _ -> throw Refusal.conflict("busy");
    };
  }

  ListImport read(String worker, int rows, int compared, Instant now) {
    Reading at = heldReading(worker);
    return with(new Reading(rows, compared, at.attempts(), until(worker, now)));
  }

  /** All is read; with a fault in it, it cannot be applied. */
  ListImport readToTheEnd(String worker, Tally tally, Instant now) {
    heldReading(worker);
    return next(tally.faults() > 0 ? new Faulty(tally) : new Previewed(tally, now));
  }

  ListImport apply(Instant now) {
    return switch (stage) {
      case Previewed at -> next(new Applying(at.tally(), now, 0, List.of(), null));
      case Reading _, Faulty _, Applying _, Applied _, Failed _ ->
          throw Refusal.conflict("import-not-ready");
    };
  }

  /** One step more is done. */
  ListImport went(String worker, List<Integer> passedOver, Instant now) {
    Applying at = heldApplying(worker);
    var all = new ArrayList<>(at.passedOver());
    passedOver.stream().limit(MOST_NAMED - all.size()).forEach(all::add);
    return with(
        new Applying(at.tally(), at.at(), at.steps() + 1, List.copyOf(all), until(worker, now)));
  }

  ListImport applied(String worker, Instant now) {
    Applying at = heldApplying(worker);
    return next(new Applied(at.tally(), now, at.passedOver()));
  }

  /** Refused once anything of it may have been written. */
  void mayBeDiscarded() {
    if (stage instanceof Applying || stage instanceof Applied) {
      throw Refusal.conflict("import-started");
    }
  }

  private Reading heldReading(String worker) {
    if (stage instanceof Reading at && at.lease() != null && at.lease().worker().equals(worker)) {
      return at;
    }
    throw Refusal.conflict("busy"); // another took it, when this one was thought to be dead
  }

  private Applying heldApplying(String worker) {
    if (stage instanceof Applying at && at.lease() != null && at.lease().worker().equals(worker)) {
      return at;
    }
    throw Refusal.conflict("busy");
  }

  private static Lease until(String worker, Instant now) {
    return new Lease(worker, now.plus(LEASE));
  }

  private ListImport with(Stage now) {
    return new ListImport(id, version, contractId, scope, content, parts, askedAt, sequence, now);
  }

  private ListImport next(Stage now) {
    return new ListImport(
        id, version, contractId, scope, content, parts, askedAt, sequence + 1, now);
  }
}
