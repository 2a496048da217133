package ir.takmil.e2e;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer: its status, tag and JSON body; what was asked stands in every complaint. */
record Answer(String asked, HttpResponse<byte[]> http) {
  private static final JsonMapper JSON = JsonMapper.shared();

  int status() {
    return http.statusCode();
  }

  String text() {
    return new String(http.body(), StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return JSON.readTree(http.body());
  }

  String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  Answer must(int status) {
    if (status() != status) {
      throw new Difference(
          asked + " answered " + status() + " instead of " + status + ": " + text());
    }
    return this;
  }

  /** A problem with this status and code, told in Persian. */
  JsonNode refused(int status, String code) {
    JsonNode problem = must(status).json();
    Check.that(asked + " is refused with", problem.path("code").asString(), code);
    Check.that(
        asked + " is refused as a problem",
        header("Content-Type").startsWith("application/problem+json"),
        true);
    Check.that(
        asked + " says why in Persian",
        problem.path("detail").asString().matches(".*[آ-ی].*"),
        true);
    return problem;
  }
}
