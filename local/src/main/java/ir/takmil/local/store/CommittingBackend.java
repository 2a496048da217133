package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits before it answers: what a client has been told is written is in the file.
 *
 * <p>Changes run side by side under the shared half of a lock and the commit takes the whole of it,
 * so that no commit catches a document without its index entry. Writers that finish together are
 * committed together.
 */
final class CommittingBackend extends H2Backend {
  private static final Logger log = LoggerFactory.getLogger(CommittingBackend.class);

  private static final ServerVersion VERSION = ServerVersion.MONGO_5_0;

  private static final Set<String> READS =
      Set.of(
          "ismaster",
          "ping",
          "find",
          "getmore",
          "killcursors",
          "count",
          "distinct",
          "listcollections",
          "listindexes",
          "listdatabases",
          "buildinfo",
          "serverstatus",
          "endsessions");

  private static final int LIVE_PERCENT = 60;
  private static final int MOVED_AT_ONCE = 8 * 1024 * 1024;

  private final ReadWriteLock changing = new ReentrantReadWriteLock();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-sweeper").factory());

  CommittingBackend(MVStore pages) {
    super(pages);
    version(VERSION);
    if (!isInMemory()) {
      var _ = sweeper.scheduleWithFixedDelay(this::sweep, 5, 5, TimeUnit.SECONDS);
    }
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new NarrowingDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    if (message.getDocument().containsKey("hello")) {
      return hello();
    }
    if (onlyReads(message.getDocument())) {
      return NarrowingCollection.narrowedBy(message.getDocument(), () -> refusingAloud(message));
    }
    changing.readLock().lock();
    try {
      return refusingAloud(message);
    } finally {
      changing.readLock().unlock();
      commit();
    }
  }

  /**
   * The old question's new name, which health checks ask by; the library knows the old one only.
   */
  private Document hello() {
    Document answer = new Document("isWritablePrimary", true);
    answer.put("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE);
    answer.put("maxWriteBatchSize", MongoWireProtocolHandler.MAX_WRITE_BATCH_SIZE);
    answer.put("maxMessageSizeBytes", MongoWireProtocolHandler.MAX_MESSAGE_SIZE_BYTES);
    answer.put("maxWireVersion", VERSION.getWireVersion());
    answer.put("minWireVersion", 0);
    answer.put("localTime", getClock().instant());
    Utils.markOkay(answer);
    return answer;
  }

  /** The library would log the whole document of a refused command; a name and a code do. */
  private Document refusingAloud(MongoMessage message) {
    try {
      return super.handleMessage(message);
    } catch (MongoServerError refusal) {
      log.info("refused {}: {} {}", described(message), refusal.getCode(), refusal.getCodeName());
      throw refusal;
    } catch (RuntimeException failure) {
      StackTraceElement[] trace = failure.getStackTrace();
      log.error("failed at {}: {} {}", described(message), failure.getClass(), trace[0]);
      throw failure;
    }
  }

  private static String described(MongoMessage message) {
    var command = message.getDocument().entrySet().iterator().next();
    return command.getKey() + " on " + message.getDatabaseName() + "." + command.getValue();
  }

  private static boolean onlyReads(Document query) {
    String command = query.keySet().iterator().next().toLowerCase(Locale.ROOT);
    return command.equals("aggregate") ? !writes(query.get("pipeline")) : READS.contains(command);
  }

  private static boolean writes(@Nullable Object pipeline) {
    return pipeline instanceof List<?> stages
        && !stages.isEmpty()
        && stages.getLast() instanceof Document last
        && (last.containsKey("$out") || last.containsKey("$merge"));
  }

  @Override
  public void commit() {
    changing.writeLock().lock();
    try {
      getMvStore().commit();
    } finally {
      changing.writeLock().unlock();
    }
  }

  /** Gives back the room of overwritten pages; without it the file only grows. */
  private void sweep() {
    changing.writeLock().lock();
    try {
      getMvStore().compact(LIVE_PERCENT, MOVED_AT_ONCE);
    } catch (RuntimeException failure) {
      log.error("the store's file could not be swept", failure);
    } finally {
      changing.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    changing.writeLock().lock();
    try {
      super.close();
    } finally {
      changing.writeLock().unlock();
    }
  }
}
