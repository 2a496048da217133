package ir.takmil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, no door breaks: what is refused is refused with a problem, never a 5xx. */
class HostileInputTest extends WholeService {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** {@code §} stands for the hostile value. */
  private record Door(String method, String path, String token, String body) {}

  private static final String IDENTITY_SERVICE =
      TestTokens.service("notification-service", "identity-service");

  private static final List<Door> DOORS =
      List.of(
          new Door("PUT", "/internal/one-time-codes/c1", IDENTITY_SERVICE, "§"),
          new Door(
              "PUT",
              "/internal/one-time-codes/c1",
              IDENTITY_SERVICE,
              """
              {"mobile":§,"code":"418265"}\
              """),
          new Door(
              "PUT",
              "/internal/one-time-codes/c1",
              IDENTITY_SERVICE,
              """
              {"mobile":"+989120000000","code":§}\
              """));

  /** Text of which no part may be kept. */
  private static final List<String> BROKEN =
      List.of("\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u202eabc\"");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "17",
          "1e400",
          "-0",
          "[]",
          "{}",
          "{\"$ne\":null}",
          "\"\"",
          "\" \"",
          "\"" + "a".repeat(100_000) + "\"",
          "[".repeat(2_000) + "]".repeat(2_000),
          "99999999999999999999999999",
          "NaN",
          "'x'",
          "",
          "1,\"more\":2",
          "\"unclosed");

  static Stream<String[]> requests() {
    return DOORS.stream()
        .flatMap(door ->
            Stream.concat(VALUES.stream(), BROKEN.stream())
                .map(value ->
                    new String[] {
                      door.method(), door.path(), door.token(), door.body().replace("§", value)
                    }));
  }

  @ParameterizedTest(name = "{index} {0} {1}")
  @MethodSource("requests")
  void noBodyBreaksADoor(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, token, body);
    assertThat(answer.statusCode()).as(body).isLessThan(500);
    if (BROKEN.stream().anyMatch(body::contains)) {
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
    }
    if (answer.statusCode() >= 400) {
      JsonNode problem = json.readTree(answer.body());
      assertThat(problem.get("detail").asString()).isNotBlank();
      assertThat(answer.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("paths")
  void noPathBreaksADoor(String method, String path, String token)
      throws IOException, InterruptedException {
    assertThat(send(method, path, token, "{}").statusCode()).as(path).isBetween(400, 499);
  }

  static Stream<String[]> paths() {
    String insured = TestTokens.person("notification-service", "p1");
    return Stream.of(
        new String[] {"POST", "/messages/%2e%2e/reading", insured},
        new String[] {"POST", "/messages/a%2Fb/reading", insured},
        new String[] {"POST", "/messages/%00/reading", insured},
        new String[] {"POST", "/messages/%7B%22$ne%22:1%7D/reading", insured},
        new String[] {"POST", "/messages/" + "a".repeat(5_000) + "/reading", insured},
        new String[] {"PUT", "/internal/one-time-codes/%ED%A0%80", IDENTITY_SERVICE},
        new String[] {"DELETE", "/messages", insured});
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
