package ir.takmil.claims.testing;

import ir.takmil.platform.testing.BackingServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * What is measured: the packaged service as the suite starts it, on the local stand-in for MongoDB
 * in a process of its own; the broker and the issuer of tokens are in this one.
 */
public final class Packaged implements AutoCloseable {
  private final Path logs;
  private final List<Process> started = new ArrayList<>();
  private final int store;

  private Packaged(Path logs, int store) {
    this.logs = logs;
    this.store = store;
  }

  /**
   * @param store the store's port
   * @param service the service's port; the next one is for its management
   * @param heap of the service, in MiB
   */
  public static Packaged start(Path folder, int store, int service, int heap) throws IOException {
    var packaged = new Packaged(folder, store);
    packaged.launch(
        "store",
        Map.of(),
        "-Xmx640m",
        "-cp",
        "../local/target/local-1.0-SNAPSHOT.jar:../local/target/lib/*",
        "ir.takmil.local.store.Store",
        String.valueOf(store),
        folder.resolve("store").toString());
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    packaged.launch(
        "claims-service",
        Map.of(
            "TAKMIL_STORE_URI", packaged.storeUri(),
            "TAKMIL_KAFKA", BackingServices.kafka(),
            "TAKMIL_PORT", String.valueOf(service),
            "TAKMIL_MANAGEMENT_PORT", String.valueOf(service + 1),
            "TAKMIL_ISSUER", BackingServices.issuer(),
            "TAKMIL_CLIENT_SECRET", "none",
            "TAKMIL_RECEIPT_KEY", key,
            "TAKMIL_VAULT_KEY", key),
        "-Xmx" + heap + "m",
        "-jar",
        "target/claims-service-1.0-SNAPSHOT-app.jar");
    return packaged;
  }

  private void launch(String name, Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    started.add(builder.redirectOutput(logs.resolve(name + ".log").toFile()).start());
  }

  public String storeUri() {
    return "mongodb://127.0.0.1:" + store;
  }

  public boolean isAlive() {
    return started.stream().allMatch(Process::isAlive);
  }

  @Override
  public void close() {
    started.reversed().forEach(Process::destroy);
  }

  /**
   * At set times, whether the one before has answered or not.
   *
   * @return how long each took from the moment it was due, in nanoseconds, the quickest first
   */
  public static List<Long> openLoop(int times, int aSecond, IntConsumer ask)
      throws InterruptedException, ExecutionException {
    var took = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long began = System.nanoTime();
      for (int i = 0; i < times; i++) {
        int turn = i;
        long due = began + i * (1_000_000_000L / aSecond);
        LockSupport.parkNanos(due - System.nanoTime());
        took.add(
            threads.submit(() -> {
              ask.accept(turn);
              return System.nanoTime() - due;
            }));
      }
    }
    var all = new ArrayList<Long>();
    for (Future<Long> one : took) {
      all.add(one.get());
    }
    return all.stream().sorted().toList();
  }

  public static void print(String what, List<Long> sorted) {
    System.out.printf(
        "FIGURE %s: n %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1e6,
        sorted.getLast() / 1e6);
  }
}
