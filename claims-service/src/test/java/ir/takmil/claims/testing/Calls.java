package ir.takmil.claims.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to a service under test, over real HTTP, in the name of whoever holds the token. */
public final class Calls {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String base;
  private final String token;

  public Calls(int port, String token) {
    this.base = "http://127.0.0.1:" + port;
    this.token = token;
  }

  /** What came back. */
  public record Answer(int status, byte[] bytes, HttpResponse<?> http) {
    public JsonNode json() {
      return JSON.readTree(bytes);
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    @Override
    public String toString() {
      return status + " " + new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  public Answer get(String path) {
    return send(to(path).GET());
  }

  public Answer put(String path, String json) {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  public Answer put(String path, byte[] picture) {
    return send(
        to(path)
            .header("Content-Type", "image/jpeg")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(picture)));
  }

  public Answer delete(String path) {
    return send(to(path).DELETE());
  }

  /** Without a body; headers as name, value, name, value … */
  public Answer post(String path, String... headers) {
    var request = to(path).POST(HttpRequest.BodyPublishers.noBody());
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer postJson(String path, String json, String... headers) {
    var request =
        to(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.body(), answer);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
