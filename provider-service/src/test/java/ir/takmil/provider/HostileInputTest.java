package ir.takmil.provider;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static final List<Door> DOORS =
      List.of(
          new Door("PUT", "/centres/c1", operator(), "§"),
          new Door(
              "PUT",
              "/centres/c1",
              operator(),
              """
              {"name":§,"kind":"CLINIC","affiliation":"خصوصی","province":"تهران","city":"تهران",
              "address":"الف","phones":[],"contractStart":"2025-03-21","scope":"همه"}\
              """),
          new Door(
              "PUT",
              "/centres/c1",
              operator(),
              """
              {"name":"الف","kind":§,"affiliation":"خصوصی","province":"تهران","city":"تهران",
              "address":"الف","phones":[],"contractStart":"2025-03-21","scope":"همه"}\
              """),
          new Door(
              "PUT",
              "/centres/c1",
              operator(),
              """
              {"name":"الف","kind":"CLINIC","affiliation":"خصوصی","province":"تهران","city":"تهران",
              "address":"الف","phones":[§],"contractStart":"2025-03-21","scope":"همه"}\
              """),
          new Door(
              "PUT",
              "/centres/c1",
              operator(),
              """
              {"name":"الف","kind":"CLINIC","affiliation":"خصوصی","province":"تهران","city":"تهران",
              "address":"الف","phones":[],"contractStart":"2025-03-21","scope":"همه","services":[§]}\
              """),
          new Door(
              "PUT",
              "/centres/c1",
              operator(),
              """
              {"name":"الف","kind":"CLINIC","affiliation":"خصوصی","province":"تهران","city":"تهران",
              "address":"الف","phones":[],"contractStart":"2025-03-21","scope":"همه",
              "openingHours":[{"day":"SATURDAY","opens":§,"closes":"20:00"}]}\
              """),
          new Door(
              "PUT",
              "/service-specialties/MRI",
              operator(),
              """
              {"specialties":[§]}\
              """),
          new Door(
              "PUT",
              "/tariffs/t1",
              operator(),
              """
              {"serviceCode":§,"from":"2026-03-21","unitPrice":1}\
              """),
          new Door(
              "PUT",
              "/tariffs/t1",
              operator(),
              """
              {"serviceCode":"MRI","from":"2026-03-21","unitPrice":1,"to":"2026-03-21","x":§}\
              """),
          new Door(
              "PUT",
              "/physicians/p1",
              operator(),
              """
              {"councilCode":§,"givenName":"ا","familyName":"ب","specialty":"ج","centreIds":[]}\
              """),
          new Door(
              "POST",
              "/prescription-inquiries",
              insured("p1"),
              """
              {"personId":§,"basicInsurer":"SOCIAL_SECURITY","on":"2026-11-20"}\
              """),
          new Door(
              "POST",
              "/prescription-inquiries",
              insured("p1"),
              """
              {"personId":"p1","basicInsurer":"HEALTH_INSURANCE","on":§}\
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
    return Stream.of(
            "/centres/%2e%2e/x",
            "/centres/a%2Fb",
            "/centres/%00",
            "/centres/" + "a".repeat(5_000),
            "/centres/$ne",
            "/centres/%ED%A0%80",
            "/tariffs/;a=b",
            "/nothing/here",
            "/internal/anything")
        .map(path -> new String[] {"PUT", path, operator()});
  }

  static Stream<String> queries() {
    var values =
        List.of(
            "",
            "%00",
            "%ED%A0%80",
            "%E2%80%AE",
            "1e400",
            "-0",
            "NaN",
            "Infinity",
            "%5B%24ne%5D",
            ".*",
            "*",
            "%2A%3A%2A",
            "%22%29%7D",
            "a".repeat(7_000));
    return Stream.of(
            "/centres?name=",
            "/centres?province=",
            "/centres?service=",
            "/centres?kind=",
            "/centres?openNow=",
            "/centres?latitude=35&longitude=",
            "/centres?south=30&west=50&north=40&east=",
            "/centres?page=",
            "/centres/map?zoom=",
            "/centres/map?zoom=5&name=",
            "/physicians?name=",
            "/physicians?centre=",
            "/physicians/verification?councilCode=",
            "/tariffs?service=",
            "/tariffs?on=")
        .flatMap(path -> values.stream().map(value -> path + value));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("queries")
  void noQueryBreaksADoor(String query) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("GET", query, operator(), "");
    assertThat(answer.statusCode()).as(query).isLessThan(500);
    if (answer.statusCode() >= 400) {
      assertThat(json.readTree(answer.body()).get("detail").asString()).isNotBlank();
    }
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
