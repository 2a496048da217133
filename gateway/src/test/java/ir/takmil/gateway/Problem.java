package ir.takmil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every refusal of the gateway must look like. */
final class Problem {
  private static final JsonMapper json = new JsonMapper();

  private Problem() {}

  static JsonNode problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("type").asString()).isEqualTo("urn:takmil:problem:" + code);
    assertThat(problem.get("detail").asString()).containsPattern("[آ-ی]");
    assertThat(problem.get("traceId").asString()).hasSize(32);
    return problem;
  }
}
