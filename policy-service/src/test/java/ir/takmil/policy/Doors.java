package ir.takmil.policy;

import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.person.PersonId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's doors, as a caller with a token of some role finds them. */
public final class Doors {
  public static final String US = "policy-service";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port;
  private final @Nullable String token;
  private final @Nullable String seen;

  private Doors(int port, @Nullable String token, @Nullable String seen) {
    this.port = port;
    this.token = token;
    this.seen = seen;
  }

  public static Doors at(int port) {
    return new Doors(port, null, null);
  }

  public Doors as(String anyToken) {
    return new Doors(port, anyToken, null);
  }

  /** Who last saw a thing with this ETag. */
  public Doors having(String etag) {
    return new Doors(port, token, etag);
  }

  public Doors operator() {
    return operator("operator1");
  }

  public Doors operator(String name) {
    return as(TestTokens.staff(US, name, "operator"));
  }

  public Doors auditor() {
    return as(TestTokens.staff(US, "auditor1", "auditor"));
  }

  public Doors insured(PersonId person) {
    return as(TestTokens.person(US, person.value()));
  }

  public Doors service(String client) {
    return as(TestTokens.service(US, client));
  }

  /** What came back. */
  public record Answer(int status, JsonNode body, @Nullable String etag) {
    public String code() {
      return body.get("code").asString();
    }

    /** Where the first fault is. */
    public String pointer() {
      return body.at("/errors/0/pointer").asString();
    }
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  private Answer send(String method, String path, @Nullable Object body) {
    String json =
        body == null ? "" : body instanceof String text ? text : JSON.writeValueAsString(body);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (seen != null) {
      request.header("If-Match", seen);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          JSON.readTree(text == null || text.isEmpty() ? "{}" : text),
          response.headers().firstValue("ETag").orElse(null));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** A body with one field more or another value in it. */
  public static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    var changed = new java.util.LinkedHashMap<>(body);
    changed.put(field, value);
    return changed;
  }
}
