package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.BackingServices;
import ir.takmil.policy.PolicyService;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ImportDoors.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a list through the doors of a service of its own with 256 MB of heap, twice, and prints how
 * long each preview and application took and the most heap that was in use. Arguments: the address
 * of a store, the file, and a port of which the next is free too. No broker is needed: what is to
 * be said stays in its outbox.
 */
public final class MeasuredImport {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ImportDoors doors;
  private final int management;
  private long mostHeap;

  private MeasuredImport(int port) {
    doors = new ImportDoors(port);
    management = port + 1;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(arguments[2]);
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PolicyService.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "TAKMIL_STORE_URI", arguments[0],
                "TAKMIL_KAFKA", "127.0.0.1:1",
                "TAKMIL_PORT", String.valueOf(port),
                "TAKMIL_MANAGEMENT_PORT", String.valueOf(port + 1),
                "TAKMIL_ISSUER", BackingServices.issuer(),
                "TAKMIL_CLIENT_SECRET", "none",
                "TAKMIL_VAULT_KEY", Base64.getEncoder().encodeToString(new byte[32])));
    Process service =
        builder.redirectErrorStream(true).redirectOutput(Path.of("measured.log").toFile()).start();
    try {
      var measured = new MeasuredImport(port);
      measured.awaitService(service);
      ContractId contract = measured.doors.contract();
      measured.once(contract, Path.of(arguments[1]));
      measured.once(contract, Path.of(arguments[1]));
      System.exit(0); // the issuer of tokens would keep this process
    } finally {
      service.destroy();
    }
  }

  private void awaitService(Process service) throws InterruptedException {
    for (int i = 0; i < 600 && service.isAlive(); i++) {
      try {
        if (heap() > 0) {
          return;
        }
      } catch (IOException notYet) {
        pause();
      }
    }
    throw new AssertionError("no service; see measured.log");
  }

  private void once(ContractId contract, Path file) throws IOException, InterruptedException {
    String id = ImportDoors.newId();
    long began = System.nanoTime();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(doors.send(id, contract, "FULL", "application/octet-stream", bytes).status())
        .isEqualTo(201);
    Answer previewed = await(id, "READING");
    System.out.printf(
        "%s (%d KB) previewed in %.1f s, heap at most %d MB: %s%n",
        file.getFileName(),
        bytes.length / 1024,
        since(began),
        mostHeap,
        previewed.body().get("counts"));
    began = System.nanoTime();
    assertThat(doors.apply(id, previewed.etag()).status()).isEqualTo(202);
    Answer applied = await(id, "APPLYING");
    System.out.printf(
        "applied in %.1f s, heap at most %d MB: %s, passed over %s%n",
        since(began), mostHeap, applied.body().get("state"), applied.body().get("rowsPassedOver"));
  }

  private Answer await(String id, String whileState) throws IOException, InterruptedException {
    mostHeap = 0;
    int told = 0;
    while (true) {
      Answer answer = doors.get("/" + id);
      mostHeap = Math.max(mostHeap, heap());
      if (!answer.body().path("state").asString().equals(whileState)) {
        return answer;
      }
      if (told++ % 40 == 0) {
        System.out.printf(
            "  %s %d %% (%d rows read)%n",
            whileState, answer.body().get("done").asInt(), answer.body().get("rowsRead").asInt());
      }
      pause();
    }
  }

  /** In use, with what is not collected yet, in megabytes. */
  private long heap() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:"
                            + management
                            + "/actuator/metrics/jvm.memory.used?tag=area:heap"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200
        ? JSON.readTree(answer.body()).get("measurements").get(0).get("value").asLong() >> 20
        : 0;
  }

  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
