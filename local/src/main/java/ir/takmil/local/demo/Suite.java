package ir.takmil.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running suite, as the client {@code demo-loader} sees it. */
final class Suite implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<Integer> PERHAPS_LATER = Set.of(429, 502, 503, 504);
  private static final int TRIES = 5;

  /** Somebody has changed their Sheba or mobile by a confirmed request: theirs is the newer one. */
  private static final String CHANGED_SINCE = "changed-by-request-only";

  private static final Map<String, String> SERVICE =
      Map.of(
          "contracts", "policy",
          "people", "policy",
          "memberships", "policy",
          "centres", "provider",
          "physicians", "provider",
          "tariffs", "provider");

  private final DemoSettings settings;
  private final HttpClient http;
  private String token = "";

  Suite(DemoSettings settings) {
    this.settings = settings;
    // Over plain http the client would ask for HTTP/2 in a header that gateways do not expect.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /** Waits until Keycloak gives a token and both services answer through the gateway. */
  void waitUntilReady() throws InterruptedException {
    token = untilThere("Keycloak", this::askForToken);
    for (String path : new String[] {"/api/policy/contracts", "/api/provider/provinces"}) {
      HttpRequest request =
          request(settings.gateway() + path).header("Authorization", "Bearer " + token).build();
      untilThere(
          settings.gateway() + path,
          () -> {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status < 500 ? "" + status : null;
          });
    }
  }

  private interface Try {
    @Nullable String once() throws IOException, InterruptedException;
  }

  private String untilThere(String what, Try attempt) throws InterruptedException {
    long deadline = System.nanoTime() + settings.patience().toNanos();
    do {
      try {
        String answer = attempt.once();
        if (answer != null) {
          return answer;
        }
      } catch (IOException e) {
        // Not there yet: that is what is waited for.
      }
      Thread.sleep(Duration.ofMillis(250));
    } while (System.nanoTime() < deadline);
    throw new LoadFailed(
        what + " did not answer within " + settings.patience().toSeconds() + " seconds.");
  }

  private @Nullable String askForToken() throws IOException, InterruptedException {
    HttpRequest request =
        request(settings.keycloak() + "/realms/takmil/protocol/openid-connect/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=demo-loader&client_secret="
                        + URLEncoder.encode(settings.secret(), StandardCharsets.UTF_8)))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() == 401 || response.statusCode() == 400) {
      throw new LoadFailed(
          "Keycloak does not know demo-loader with this TAKMIL_SECRET_DEMO_LOADER.");
    }
    return response.statusCode() == 200
        ? JSON.readTree(response.body()).required("access_token").asString()
        : null;
  }

  /** Puts one thing. True when it is new, false when it was there before. */
  boolean put(DemoFiles.Thing thing) throws InterruptedException {
    String service = SERVICE.getOrDefault(thing.kind(), "unknown");
    HttpRequest request =
        request(settings.gateway() + "/api/" + service + "/" + thing.kind() + "/" + thing.id())
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(thing.body()))
            .build();
    String last = "";
    for (int tried = 1; tried <= TRIES; tried++) {
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        switch (response.statusCode()) {
          case 201 -> {
            return true;
          }
          case 200, 204 -> {
            return false;
          }
          case 409 -> {
            if (code(response.body()).equals(CHANGED_SINCE)) {
              return false;
            }
            last = response.statusCode() + said(response.body());
          }
          default -> last = response.statusCode() + said(response.body());
        }
        if (!PERHAPS_LATER.contains(response.statusCode())) {
          break;
        }
      } catch (IOException e) {
        last = String.valueOf(e.getMessage());
      }
      Thread.sleep(Duration.ofMillis(150L * tried));
    }
    throw new LoadFailed(
        "%s-service did not take %s/%s: %s".formatted(service, thing.kind(), thing.id(), last));
  }

  private static String code(String body) {
    try {
      return JSON.readTree(body).path("code").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }

  private static String said(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      return " %s %s %s"
          .formatted(
              problem.path("code").asString(""),
              problem.path("detail").asString(""),
              problem.path("errors").toString());
    } catch (JacksonException e) {
      return "";
    }
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    http.close();
  }
}
