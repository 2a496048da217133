package ir.takmil.local.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The document store of a machine without MongoDB: mongo-java-server on H2.
 *
 * <p>It is not MongoDB: no transactions, no sessions, no TTL, no geo or text search, and a partial
 * unique index is enforced as a full one. What it promises: an acknowledged write survives a kill
 * of the process, and a document found by its id, or by a unique key, is found without a scan.
 */
public final class Store implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final String LOOPBACK = "127.0.0.1";

  /** Megabytes of documents kept in memory: a suite of some 10,000 claims is read from here. */
  private static final int CACHE = 256;

  /** Kilobytes unsaved before H2 would commit by itself: more than one message can ever hold. */
  private static final int NEVER_BY_ITSELF = 128 * 1024;

  private final MongoServer server;
  private final int port;

  private Store(MVStore pages, int port) {
    server = new MongoServer(new CommittingBackend(pages));
    server.bind(LOOPBACK, port);
    this.port = Objects.requireNonNull(server.getLocalAddress()).getPort();
  }

  /** An empty store on a free port that keeps nothing: for tests. */
  public static Store inMemory() {
    return new Store(MVStore.open(null), 0);
  }

  /** The store whose documents are kept in {@code folder}; {@code port} 0 takes a free one. */
  public static Store keptIn(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    MVStore pages =
        new MVStore.Builder()
            .fileName(folder.resolve("store.mv").toString())
            .cacheSize(CACHE)
            .autoCommitDisabled()
            .autoCommitBufferSize(NEVER_BY_ITSELF)
            .open();
    // Pages that were overwritten may be reused at once: nobody reads an older version.
    pages.setRetentionTime(0);
    return new Store(pages, port);
  }

  public String uri() {
    return "mongodb://" + LOOPBACK + ":" + port;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /** Arguments: the port, then the folder; without a folder everything is forgotten at the end. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    Store store =
        arguments.length > 1
            ? keptIn(Path.of(arguments[1]), port)
            : new Store(MVStore.open(null), port);
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  store.close();
                  end.countDown();
                }));
    log.warn("this is a stand-in for one machine (mongo-java-server), not MongoDB");
    log.info("ready on {}", store.uri());
    end.await();
  }
}
