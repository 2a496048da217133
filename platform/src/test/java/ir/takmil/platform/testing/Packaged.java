package ir.takmil.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A packaged service as the suite starts it, in a process of its own: what is measured shares its
 * heap with nobody. The broker and the issuer of tokens are those of {@link BackingServices}. The
 * logs are in {@code target}.
 */
public final class Packaged implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

  /** As {@code local/bin/parts.sh} has it. */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xms32m");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;
  private final int management;

  private Packaged(Process process, int port, int management) {
    this.process = process;
    this.port = port;
    this.management = management;
  }

  /** The local stand-in for MongoDB, empty; what it keeps is gone when it is closed. */
  public static final class Store implements AutoCloseable {
    private final Process process;
    private final Path kept;
    private final int port;

    private Store(Process process, Path kept, int port) {
      this.process = process;
      this.kept = kept;
      this.port = port;
    }

    /** As soon as it takes connections. */
    public static Store start() {
      Path kept = folder();
      int port = free();
      Process process =
          launch(
              "store",
              640,
              Map.of(),
              "-Dlogback.configurationFile=takmil-local-logback.xml",
              "-cp",
              "../local/target/local-1.0-SNAPSHOT.jar:../local/target/lib/*",
              "ir.takmil.local.store.Store",
              String.valueOf(port),
              kept.toString());
      var store = new Store(process, kept, port);
      await("store", process, store::isReady);
      return store;
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("takmil-store");
      } catch (IOException unable) {
        throw new UncheckedIOException(unable);
      }
    }

    public String uri() {
      return "mongodb://127.0.0.1:" + port;
    }

    private boolean isReady() {
      try (var connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return connected.isConnected();
      } catch (IOException notYet) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      end(process);
      FileSystemUtils.deleteRecursively(kept);
    }
  }

  /**
   * As soon as it takes requests.
   *
   * @param name its module's; the jar is the one that {@code mvn package} made there
   * @param heap in MiB
   * @param environment what it is told beyond what all services are
   */
  public static Packaged start(
      Store store, String name, int heap, Map<String, String> environment) {
    int port = free();
    int management = free();
    var told = new HashMap<>(environment);
    told.put("TAKMIL_STORE_URI", store.uri());
    told.put("TAKMIL_KAFKA", BackingServices.kafka());
    told.put("TAKMIL_ISSUER", BackingServices.issuer());
    told.put("TAKMIL_PORT", String.valueOf(port));
    told.put("TAKMIL_MANAGEMENT_PORT", String.valueOf(management));
    told.put("TAKMIL_CLIENT_SECRET", "none");
    told.put("TAKMIL_VAULT_KEY", key());
    String jar = "../%s/target/%s-1.0-SNAPSHOT-app.jar".formatted(name, name);
    Process process = launch(name, heap, told, "-jar", jar);
    var service = new Packaged(process, port, management);
    await(name, process, service::isReady);
    return service;
  }

  /** A secret key of 256 bits, in base64, that protects nothing. */
  public static String key() {
    return Base64.getEncoder().encodeToString(new byte[32]);
  }

  public int port() {
    return port;
  }

  /** In use, with what is not collected yet, in MiB. */
  public long heap() {
    try {
      return JSON.readTree(managed("/actuator/metrics/jvm.memory.used?tag=area:heap").body())
              .get("measurements")
              .get(0)
              .get("value")
              .asLong()
          >> 20;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** In use after a collection, in MiB. */
  public long live() throws IOException, InterruptedException {
    String jcmd = JDK.resolve("jcmd").toString();
    new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return heap();
  }

  private boolean isReady() {
    try {
      return managed("/actuator/health/readiness").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> managed(String path) throws IOException {
    try {
      URI uri = URI.create("http://127.0.0.1:" + management + path);
      return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    end(process);
  }

  private static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  private static Path log(String name) {
    return Path.of("target", name + ".log").toAbsolutePath();
  }

  private static Process launch(
      String name, int heap, Map<String, String> environment, String... arguments) {
    var command = new ArrayList<String>();
    command.add(JDK.resolve("java").toString());
    command.addAll(SMALL);
    command.add("-Xmx" + heap + "m");
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.redirectOutput(log(name).toFile()).start();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
      return process;
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  private static void await(String name, Process process, BooleanSupplier ready) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IllegalStateException(name + " does not start: " + log(name));
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** At once: nothing that it would still do is waited for. */
  private static void end(Process process) {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
