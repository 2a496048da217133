package ir.takmil.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.sample.Lamp;
import ir.takmil.platform.sample.SampleService;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal and failure is an RFC 9457 problem with a Persian sentence, wherever it arises. */
@RealParts(SampleService.class)
class ProblemsTest {
  private static final String GOOD = "{\"nationalCode\":\"۰۰۱۲۳۴۵۶۷۹\",\"amount\":5}";
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper mapper = JsonMapper.shared();
  private final Documents<Lamp> lamps;
  private final int port;
  private final String operator = TestTokens.staff("sample-service", "operator1", "operator");
  private final String lamp = UUID.randomUUID().toString();

  @Autowired
  ProblemsTest(Documents<Lamp> lamps, @LocalServerPort int port) {
    this.lamps = lamps;
    this.port = port;
    lamps.add(Lamp.named(lamp));
  }

  @Test
  void aGoodRequestPassesWithPersianDigitsAndAnswersWithItsTag() throws Exception {
    var answer = light(operator, "\"0\"", GOOD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
  }

  @Test
  void withoutATokenItIs401AndSaysToLogIn() throws Exception {
    problem(get("/me", null), 401, "login-needed");
  }

  @Test
  void anExpiredTokenAndOneForAnotherServiceAre401() throws Exception {
    problem(get("/me", TestTokens.expired("sample-service", "p1")), 401, "login-needed");
    problem(get("/me", TestTokens.person("other-service", "p1")), 401, "login-needed");
    problem(get("/me", "not.a.token"), 401, "login-needed");
  }

  @Test
  void withoutTheRoleItIs403() throws Exception {
    problem(get("/me", operator), 403, "not-allowed");
    problem(
        get("/neighbours-only", TestTokens.service("sample-service", "stranger")),
        403,
        "not-allowed");
    assertThat(get("/neighbours-only", TestTokens.service("sample-service", "friend")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoCallsIsReadFromTheToken() throws Exception {
    JsonNode me = mapper.readTree(get("/me", TestTokens.person("sample-service", "p1")).body());
    assertThat(me.get("person").asString()).isEqualTo("p1");
    assertThat(me.get("roles").get(0).asString()).isEqualTo("insured");
  }

  @Test
  void aWrongValueNamesItsField() throws Exception {
    JsonNode problem =
        problem(
            light(operator, "*", "{\"nationalCode\":\"0012345678\",\"amount\":5}"),
            400,
            "national-code-wrong");
    assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/nationalCode");
    problem =
        problem(
            light(operator, "*", "{\"nationalCode\":\"0012345679\",\"amount\":-5}"),
            400,
            "amount-negative");
    assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/amount");
  }

  @Test
  void moneyIsWholeAndANumber() throws Exception {
    for (String amount :
        new String[] {"1.5", "\"5\"", "1e3", "99999999999999999999", "true", "{}"}) {
      problem(
          light(operator, "*", "{\"nationalCode\":\"0012345679\",\"amount\":" + amount + "}"),
          400,
          "field-wrong");
    }
  }

  @Test
  void unknownAndMissingFieldsAreNamed() throws Exception {
    JsonNode problem =
        problem(
            light(operator, "*", "{\"nationalCode\":\"0012345679\",\"amount\":5,\"$where\":1}"),
            400,
            "unknown-field");
    assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/$where");
    problem = problem(light(operator, "*", "{\"nationalCode\":\"0012345679\"}"), 400, "invalid");
    assertThat(problem.get("errors").get(0).get("code").asString()).isEqualTo("field-missing");
    problem(light(operator, "*", "{\"amount\":1,\"amount\":2}"), 400, "unreadable");
    problem(light(operator, "*", "{nonsense"), 400, "unreadable");
    problem(light(operator, "*", "[".repeat(2000)), 400, "unreadable");
  }

  @Test
  void whatTheCallerSawIsAskedForAndChecked() throws Exception {
    problem(light(operator, null, GOOD), 428, "if-match-needed");
    problem(light(operator, "\"7\"", GOOD), 412, "changed-meanwhile");
    problem(light(operator, "\"seven\"", GOOD), 400, "if-match-wrong");
  }

  @Test
  void anIllegalMoveIs409WithItsFacts() throws Exception {
    lamps.change(lamp, Seen.WHATEVER, present -> present.light(Instant.EPOCH));
    JsonNode problem = problem(light(operator, "*", GOOD), 409, "already-burning");
    assertThat(problem.get("lamp").asString()).isEqualTo(lamp);
  }

  @Test
  void whatIsNotThereIs404AndWhatCannotBeDoneThereIs405() throws Exception {
    problem(get("/nowhere", operator), 404, "not-found");
    problem(get("/lamps/" + lamp + "/light", operator), 405, "method-not-allowed");
    problem(
        send("POST", "/lamps/" + UUID.randomUUID() + "/light", operator, "*", GOOD),
        404,
        "not-found");
  }

  @Test
  void aFailureTellsNothingButThatItWasRecorded() throws Exception {
    var answer = get("/broken", null);
    problem(answer, 500, "unexpected");
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  private JsonNode problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = mapper.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("type").asString()).isEqualTo("urn:takmil:problem:" + code);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asString()).isNotBlank();
    return problem;
  }

  private HttpResponse<String> get(String path, @Nullable String token)
      throws IOException, InterruptedException {
    return send("GET", path, token, null, null);
  }

  private HttpResponse<String> light(String token, @Nullable String seen, String body)
      throws IOException, InterruptedException {
    return send("POST", "/lamps/" + lamp + "/light", token, seen, body);
  }

  private HttpResponse<String> send(
      String method,
      String path,
      @Nullable String token,
      @Nullable String seen,
      @Nullable String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (seen != null) {
      request.header("If-Match", seen);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
