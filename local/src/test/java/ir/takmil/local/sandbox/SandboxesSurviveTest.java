package ir.takmil.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxesSurviveTest {
  private static final int SENDERS = 4;
  private static final int ENOUGH = 200;

  @TempDir Path folder;
  private Process process;

  @Test
  void anAcceptedMessageSurvivesAKill() throws Exception {
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(ENOUGH);
    List<Thread> senders = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = start();
      for (int s = 0; s < SENDERS; s++) {
        String sender = "s" + s;
        senders.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int n = 0; send(http, uri, sender + "-" + n) == 202; n++) {
                    accepted.add(sender + "-" + n);
                    enough.countDown();
                  }
                }));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      process.destroyForcibly().waitFor();
      for (Thread sender : senders) {
        sender.join();
      }
    }

    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = start();
      assertThat(accepted).allMatch(id -> send(http, uri, id) == 200);
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private static int send(HttpClient http, URI uri, String id) {
    String body = "{\"id\":\"%s\",\"to\":\"+989000001101\",\"text\":\"x\"}".formatted(id);
    try {
      return http.send(
              HttpRequest.newBuilder(uri.resolve("/sms/v1/messages"))
                  .version(HttpClient.Version.HTTP_1_1)
                  .header("Authorization", "Bearer sms")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException killed) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Sandboxes.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "TAKMIL_HOME", folder.toString(),
                "TAKMIL_SANDBOX_PORT", "0",
                "TAKMIL_PORT_OFFSET", "0",
                "TAKMIL_DEMO_DATA", "demo-data",
                "TAKMIL_SMS_KEY", "sms",
                "TAKMIL_BANK_KEY", "bank",
                "TAKMIL_INSURER_KEY", "insurer"));
    process = builder.redirectErrorStream(true).start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("answer at ")) {
        return URI.create(line.substring(line.indexOf("http://")));
      }
    }
    throw new IOException("the sandboxes ended before they were ready");
  }
}
