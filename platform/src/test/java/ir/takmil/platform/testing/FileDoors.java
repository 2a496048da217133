package ir.takmil.platform.testing;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors of a service that takes files of rows, as an operator finds them. */
public class FileDoors {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port;
  private final String token;

  public FileDoors(int port, String token) {
    this.port = port;
    this.token = token;
  }

  public record Answer(int status, JsonNode body, String etag) {
    public String code() {
      return body.path("code").asString();
    }

    public int count(String what) {
      return body.path("counts").path(what).asInt();
    }
  }

  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /**
   * @param query what the file is sent as
   */
  public Answer send(String id, String query, String type, byte[] file) {
    return call(
        request("/imports/" + id + "?" + query)
            .header("Content-Type", type)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  public Answer get(String path) {
    return call(request("/imports" + path));
  }

  public Answer apply(String id, @Nullable String etag) {
    HttpRequest.Builder request =
        request("/imports/" + id + "/application").POST(HttpRequest.BodyPublishers.noBody());
    return call(etag == null ? request : request.header("If-Match", etag));
  }

  public Answer discard(String id) {
    return call(request("/imports/" + id).DELETE());
  }

  /** Asked until it is there. */
  public Answer until(String id, String state) {
    return eventually(() -> {
      Answer answer = get("/" + id);
      assertThat(answer.body().path("state").asString())
          .as(answer.body().toString())
          .isEqualTo(state);
      return answer;
    });
  }

  /** Every fault as {@code row column code}. */
  public List<String> faults(String id) {
    return get("/" + id + "/faults")
        .body()
        .get("items")
        .valueStream()
        .map(fault ->
            fault.get("row").asInt()
                + " "
                + fault.path("column").asString("")
                + " "
                + fault.get("code").asString())
        .toList();
  }

  public JsonNode differences(String id, String kind) {
    return get("/" + id + "/differences?kind=" + kind).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private static Answer call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          JSON.readTree(text == null || text.isEmpty() ? "{}" : text),
          response.headers().firstValue("ETag").orElse(""));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
