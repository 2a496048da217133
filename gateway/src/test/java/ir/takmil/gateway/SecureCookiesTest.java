package ir.takmil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.gateway.Surroundings.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Behind https; the browser here keeps secure cookies over http too, which no real one does. */
@Running
@TestPropertySource(properties = "TAKMIL_SESSION_COOKIE_SECURE=true")
class SecureCookiesTest {
  @LocalServerPort int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();

  @Test
  void everyCookieIsOneThatOnlyThisHostCanSet() throws Exception {
    String gateway = "http://localhost:" + port;
    URI next = URI.create(gateway + "/oauth2/authorization/keycloak");
    HttpResponse<String> answer = get(next);
    while (answer.statusCode() == 302) {
      next = URI.create(gateway).resolve(answer.headers().firstValue("Location").orElseThrow());
      answer = get(next);
    }
    assertThat(get(URI.create(gateway + "/api/session")).statusCode()).isEqualTo(200);

    assertThat(attributes)
        .containsOnlyKeys("__Host-TAKMIL_LOGIN", "__Host-TAKMIL_SESSION", "__Host-XSRF-TOKEN");
    assertThat(attributes.values())
        .allMatch(set -> set.contains("Secure") && set.contains("SameSite=Lax"))
        .allMatch(set -> set.contains("Path=/") && !set.contains("Domain"));
    assertThat(attributes.get("__Host-TAKMIL_SESSION")).contains("HttpOnly");
    assertThat(attributes.get("__Host-TAKMIL_LOGIN")).contains("HttpOnly");
    assertThat(attributes.get("__Host-XSRF-TOKEN")).doesNotContain("HttpOnly");
  }

  private HttpResponse<String> get(URI address) throws Exception {
    String cookies =
        kept.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(address).header("Cookie", cookies).build(),
            BodyHandlers.ofString());
    for (String set : answer.headers().allValues("Set-Cookie")) {
      String name = set.substring(0, set.indexOf('='));
      kept.put(name, set.substring(name.length() + 1, set.indexOf(';')));
      attributes.put(name, set.substring(set.indexOf(';')));
    }
    return answer;
  }
}
