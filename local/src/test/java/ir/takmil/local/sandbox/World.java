package ir.takmil.local.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/** The sandboxes on a free port, on a clock that stands until it is moved. */
final class World implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-21T08:30:00Z");

  final Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Standing clock = new Standing();
  private Sandboxes sandboxes;

  World(Path folder) throws IOException {
    this.folder = folder;
    this.sandboxes = open();
  }

  private Sandboxes open() throws IOException {
    return Sandboxes.open(
        new Settings(
            "127.0.0.1", 0, folder, Path.of("demo-data"), "sms-key", "bank-key", "insurer-key"),
        clock);
  }

  void restart() throws IOException {
    sandboxes.close();
    sandboxes = open();
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  Said get(String path) throws IOException {
    return send(request(path).GET());
  }

  Said get(String path, String key) throws IOException {
    return send(request(path).header("Authorization", "Bearer " + key).GET());
  }

  Said post(String path, String key, String body) throws IOException {
    return send(
        request(path)
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Said put(String path, String key, String body) throws IOException {
    return send(
        request(path)
            .header("Authorization", "Bearer " + key)
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  void mood(String sandbox, String mood) throws IOException {
    Said said = put("/" + sandbox + "/mood", "", mood);
    if (said.status() != 200) {
      throw new IOException("the mood was not taken: " + said);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(sandboxes.uri().resolve(path)).timeout(Duration.ofSeconds(20));
  }

  Said send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Said(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  URI uri() {
    return sandboxes.uri();
  }

  @Override
  public void close() {
    sandboxes.close();
    http.close();
  }

  record Said(int status, String body) {
    JsonNode json() {
      return Json.MAPPER.readTree(body);
    }

    String code() {
      return json().path("code").asString("");
    }
  }

  private static final class Standing extends Clock {
    private volatile Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
