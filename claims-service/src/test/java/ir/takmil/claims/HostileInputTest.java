package ir.takmil.claims;

import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.testing.PolicyWords;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, no door breaks: what is refused is refused with a problem, never a 5xx. */
@RealParts
@Import(Suite.class)
class HostileInputTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A claim that would be taken, with a place for each hostile value. */
  private static final List<String> CLAIMS =
      List.of(
          "§",
          claim("\"PHARMACY\"", "\"2026-11-10\"", "§", "1"),
          claim("§", "\"2026-11-10\"", "\"دارو\"", "1"),
          claim("\"PHARMACY\"", "§", "\"دارو\"", "1"),
          claim("\"PHARMACY\"", "\"2026-11-10\"", "\"دارو\"", "§"));

  /** Text of which no part may be kept. */
  private static final List<String> BROKEN =
      List.of("\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u202eabc\"");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1.5",
          "\"17\"",
          "1e400",
          "-0",
          "9223372036854775807",
          "99999999999999999999999999",
          "[]",
          "{}",
          "{\"$ne\":null}",
          "\"\"",
          "\" \"",
          "\"۱۴۰۵/۰۱/۰۱\"",
          "\"+999999999-12-31\"",
          "\"-999999999-01-01\"",
          "\"9999-12-31\"",
          "\"0000-01-01\"",
          "\"" + "a".repeat(100_000) + "\"",
          "[".repeat(2_000) + "]".repeat(2_000),
          "NaN",
          "'x'",
          "",
          "1,\"more\":2",
          "1,\"lines\":[]",
          "\"unclosed");

  private final String contract = UUID.randomUUID().toString();
  private final String plan = UUID.randomUUID().toString();
  private final String person = UUID.randomUUID().toString();
  private final String admission = UUID.randomUUID().toString();
  private final KafkaTemplate<String, byte[]> kafka;
  private final String base;

  HostileInputTest(@Autowired KafkaTemplate<String, byte[]> kafka, @LocalServerPort int port) {
    this.kafka = kafka;
    this.base = "http://127.0.0.1:" + port;
  }

  private static String claim(String service, String day, String title, String amount) {
    return """
    {"serviceCode": %s, "expenseDate": %s, "basicInsurer": "NONE",
     "lines": [{"number": 1, "title": %s, "quantity": 1, "requested": %s, "basicShare": 0}]}
    """
        .formatted(service, day, title, amount);
  }

  private void openAdmission() throws ExecutionException, InterruptedException {
    kafka.send(PolicyWords.plan(1, plan, contract)).get();
    kafka
        .send(
            PolicyWords.membership(1, UUID.randomUUID().toString(), contract, plan, person, person))
        .get();
    eventually(() ->
        assertThat(
                send(
                        "PUT",
                        "/admissions/" + admission,
                        "{\"contractId\": \"%s\", \"personId\": \"%s\"}"
                            .formatted(contract, person))
                    .statusCode())
            .isBetween(200, 201));
  }

  /** What is taken all the same must be shown again and refused or confirmed, not break later. */
  @Test
  void noBodyBreaksADoorNorWhatComesAfterIt() throws ExecutionException, InterruptedException {
    openAdmission();
    String claim = "/admissions/" + admission + "/claims/" + UUID.randomUUID();
    var bodies = new ArrayList<String>();
    for (String place : CLAIMS) {
      VALUES.forEach(value -> bodies.add(place.replace("§", value)));
      BROKEN.forEach(value -> bodies.add(place.replace("§", value)));
    }
    for (String body : bodies) {
      HttpResponse<String> answer = send("PUT", claim, body);
      isFine(answer, body);
      if (BROKEN.stream().anyMatch(body::contains)) {
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
      }
      if (answer.statusCode() < 300) {
        assertThat(send("GET", "/admissions/" + admission, "").statusCode())
            .as(body)
            .isEqualTo(200);
        HttpResponse<String> confirmed =
            send("POST", "/admissions/" + admission + "/confirmation", "");
        assertThat(confirmed.statusCode()).as(body).isEqualTo(422);
        isFine(confirmed, body);
      }
    }
  }

  @Test
  void noQueryBreaksAList() {
    for (String query :
        List.of(
            "?status=PAID",
            "?status=paid",
            "?status[$ne]=PAID",
            "?status=",
            "?view=x",
            "?view=with-deductions&status=APPROVED",
            "?next=-1",
            "?next=999999",
            "?next=99999999999999",
            "?person[$ne]=x",
            "?person=%00",
            "?trackingCode=%27%22$where",
            "?trackingCode=" + "1".repeat(5_000),
            "?contract=%ED%A0%80")) {
      String known = query.replace("[", "%5B").replace("]", "%5D");
      isFine(send("GET", "/claims" + known, ""), query);
      isFine(send("GET", "/admissions" + known.replace("status", "state"), ""), query);
    }
  }

  @Test
  void noPathBreaksADoor() {
    for (String path :
        List.of(
            "/admissions/%2e%2e/x",
            "/admissions/a%2Fb",
            "/admissions/%00",
            "/admissions/" + "a".repeat(5_000),
            "/admissions/$ne",
            "/claims/%ED%A0%80",
            "/claims/x/attachments/..%2f..%2fetc",
            "/claims/;a=b",
            "/internal/anything",
            "/nothing/here")) {
      HttpResponse<String> answer = send("GET", path, "");
      assertThat(answer.statusCode()).as(path).isBetween(400, 499);
    }
  }

  private static void isFine(HttpResponse<String> answer, String sent) {
    assertThat(answer.statusCode()).as(sent).isLessThan(500);
    if (answer.statusCode() >= 400) {
      JsonNode problem = JSON.readTree(answer.body());
      assertThat(problem.get("detail").asString()).as(sent).isNotBlank();
      assertThat(problem.get("code").asString()).as(sent).isNotBlank();
    }
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(base + path))
              .header("Authorization", "Bearer " + TestTokens.person("claims-service", person))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "hostile")
              .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new IllegalStateException(path, broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
