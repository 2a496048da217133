package ir.takmil.platform.audit;

import com.mongodb.MongoBulkWriteException;
import ir.takmil.platform.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Writes down who does what, before it is done: a change or a read without its entry does not
 * happen, and an entry may be of an attempt. When the store is away the act is refused.
 *
 * <p>All who wait are written together, so that many cost hardly more than one. An entry's number
 * is its id in the store and is given once: who finds it taken, by another replica, goes on from
 * the newest entry. So the chain stays one line, whoever writes.
 */
public final class Audit {
  private static final int TOGETHER = 500;
  private static final int ATTEMPTS = 64;

  private final MongoTemplate mongo;
  private final Clock clock;
  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  /** The newest entry that we know of; there may be newer ones. */
  private volatile @Nullable AuditEntry head;

  private record Waiting(AuditEntry entry, CompletableFuture<Void> stored) {}

  public Audit(MongoTemplate mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  public void record(Caller who, String act, @Nullable String subject) {
    record(who, act, subject, null);
  }

  /**
   * Returns when the entry is stored.
   *
   * @param act what is about to be done, dotted and in lower case
   * @param subject the id of what it is done to; never a number that somebody is known by outside
   * @param reason why, where that is asked for; nothing personal, for it stays for ever
   */
  public void record(Caller who, String act, @Nullable String subject, @Nullable String reason) {
    written(List.of(AuditEntry.of(who, act, subject, reason, clock.instant())));
  }

  /** The same act on several; returns when all of their entries are stored. */
  public void recordAll(Caller who, String act, Collection<String> subjects) {
    Instant now = clock.instant();
    written(subjects.stream().map(subject -> AuditEntry.of(who, act, subject, null, now)).toList());
  }

  private void written(List<AuditEntry> entries) {
    List<Waiting> mine =
        entries.stream().map(entry -> new Waiting(entry, new CompletableFuture<>())).toList();
    waiting.addAll(mine);
    beginWriting();
    try {
      mine.forEach(one -> one.stored.join());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw failed;
    }
  }

  /** Callers only wait: one that wrote for the others would come back before they had woken. */
  private void beginWriting() {
    if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
      Thread.startVirtualThread(this::writeAllThatWait);
    }
  }

  private void writeAllThatWait() {
    for (var together = next(); !together.isEmpty(); together = next()) {
      try {
        store(together);
      } catch (RuntimeException | Error notNow) {
        together.forEach(one -> one.stored.completeExceptionally(notNow));
      }
    }
    writing.set(false);
    beginWriting(); // for one who came between the last look and now
  }

  private List<Waiting> next() {
    var together = new ArrayList<Waiting>();
    while (together.size() < TOGETHER && waiting.peek() != null) {
      together.add(waiting.remove());
    }
    return together;
  }

  private synchronized void store(List<Waiting> together) {
    List<Waiting> left = together;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      List<AuditEntry> chained = chained(left);
      int stored = insert(chained);
      if (stored > 0) {
        head = chained.get(stored - 1);
      }
      left.subList(0, stored).forEach(one -> one.stored.complete(null));
      if (stored == left.size()) {
        return;
      }
      left = left.subList(stored, left.size());
      newest();
    }
    throw new OptimisticLockingFailureException("others take every number");
  }

  private List<AuditEntry> chained(List<Waiting> all) {
    var chained = new ArrayList<AuditEntry>();
    AuditEntry last = head;
    for (Waiting one : all) {
      last =
          one.entry.after(
              last == null ? 0 : last.number(), last == null ? AuditEntry.NOTHING : last.hash());
      chained.add(last);
    }
    return chained;
  }

  /** In order, up to the first number that is taken; returns how many are stored. */
  private int insert(List<AuditEntry> chained) {
    try {
      mongo.insert(chained, AuditEntry.class);
      return chained.size();
    } catch (DataIntegrityViolationException taken) {
      if (taken.getCause() instanceof MongoBulkWriteException bulk
          && !bulk.getWriteErrors().isEmpty()
          && bulk.getWriteErrors().getFirst().getCode() == 11000) {
        return bulk.getWriteErrors().getFirst().getIndex();
      }
      throw taken;
    }
  }

  /** The newest entry known without asking. */
  @Nullable AuditEntry head() {
    return head;
  }

  /**
   * Finds the newest entry from the last that is known: in steps that double, then halve. A few
   * look-ups by id, however long the chain; sorting for it would read the whole of it on a store
   * that sorts by hand.
   */
  synchronized @Nullable AuditEntry newest() {
    AuditEntry last = head;
    long step = 1;
    for (AuditEntry found = beyond(last, step); found != null; found = beyond(last, step)) {
      last = found;
      step *= 2;
    }
    for (step /= 2; step > 0; step /= 2) {
      AuditEntry found = beyond(last, step);
      last = found == null ? last : found;
    }
    head = last;
    return last;
  }

  private @Nullable AuditEntry beyond(@Nullable AuditEntry last, long step) {
    return mongo.findById((last == null ? 0 : last.number()) + step, AuditEntry.class);
  }
}
