package ir.takmil.gateway;

import static ir.takmil.gateway.Problem.problem;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.gateway.Surroundings.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Running
class GatewayTest {
  private static final StandInKeycloak keycloak = Surroundings.keycloak;
  private static final JsonMapper json = new JsonMapper();
  private static final int LARGEST = 12 * 1024 * 1024;

  @LocalServerPort int port;

  @BeforeEach
  void calm() {
    keycloak.life = Duration.ofMinutes(5);
    keycloak.away = false;
    keycloak.refreshes.set(0);
    keycloak.refused.set(0);
  }

  private Caller caller() {
    return new Caller("http://localhost:" + port);
  }

  // ---- who may pass ----

  @Test
  void without_a_login_there_is_a_401_and_never_a_redirect() throws Exception {
    for (String path : List.of("/api/session", "/api/policy/contracts", "/api/claims/claims")) {
      problem(caller().get(path, "Accept", "text/html"), 401, "login-needed");
    }
  }

  @Test
  void registering_is_open_to_everyone_with_and_without_a_session() throws Exception {
    Caller nobody = caller();
    assertThat(nobody.send("POST", "/api/identity/security-codes", BodyPublishers.noBody()))
        .satisfies(passed -> assertThat(passed.statusCode()).isEqualTo(200))
        .satisfies(passed ->
            assertThat(passed.body()).contains("uri=/security-codes", "authorization=null"));
    assertThat(
            nobody
                .send("PUT", "/api/identity/registrations/7/account", BodyPublishers.ofString("{}"))
                .statusCode())
        .isEqualTo(200);
    problem(nobody.get("/api/identity/me"), 401, "login-needed");
  }

  @Test
  void a_browser_logs_in_and_its_tokens_stay_here() throws Exception {
    Caller browser = caller().loggedIn();
    JsonNode session = json.readTree(browser.get("/api/session").body());
    assertThat(session.get("username").asString()).isEqualTo("nasrin");
    assertThat(session.get("name").asString()).isEqualTo("نسرین رهیاب");
    assertThat(session.get("roles").toString()).isEqualTo("[\"insured\"]");

    HttpResponse<String> passed = browser.get("/api/policy/contracts?state=active&q=%D8%A8");
    assertThat(passed.body())
        .contains("uri=/contracts?state=active&q=%D8%A8", "authorization=Bearer ey", "cookie=null")
        .containsPattern("requestId=[0-9a-f-]{36}")
        .containsPattern("trace=00-[0-9a-f]{32}");
    assertThat(passed.headers().firstValue("ETag")).contains("\"7\"");
    assertThat(passed.headers().allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(passed.headers().allValues("Set-Cookie")).noneMatch(set -> set.contains("theirs"));
    assertThat(browser.cookies()).noneMatch(cookie -> cookie.getValue().contains("ey"));
    assertThat(browser.cookie("TAKMIL_SESSION").orElseThrow().isHttpOnly()).isTrue();
    assertThat(browser.cookie("XSRF-TOKEN").orElseThrow().isHttpOnly()).isFalse();
    assertThat(browser.get("/api/policy/teapot").statusCode()).isEqualTo(418);
  }

  @Test
  void a_session_changes_nothing_without_its_csrf_token() throws Exception {
    Caller browser = caller().loggedIn();
    problem(
        browser.send("PUT", "/api/claims/admissions/1", BodyPublishers.ofString("{}")),
        403,
        "not-allowed");
    problem(
        browser.send(
            "PUT",
            "/api/claims/admissions/1",
            BodyPublishers.ofString("{}"),
            "X-XSRF-TOKEN",
            "guessed"),
        403,
        "not-allowed");
    assertThat(
            browser
                .send(
                    "PUT",
                    "/api/claims/admissions/1",
                    BodyPublishers.ofString("{}"),
                    "X-XSRF-TOKEN",
                    browser.csrf())
                .body())
        .contains("method=PUT", "uri=/admissions/1", "bytes=2");
  }

  /** A service limits by it: what a caller says of itself must not get there. */
  @Test
  void a_service_is_told_where_the_caller_is_by_the_gateway_alone() throws Exception {
    assertThat(
            caller()
                .loggedIn()
                .get("/api/policy/contracts", "X-Forwarded-For", "203.0.113.7")
                .body())
        .contains("forwardedFor=[127.0.0.1]");
  }

  @Test
  void logging_out_is_a_form_that_ends_at_keycloak() throws Exception {
    Caller browser = caller().loggedIn();
    assertThat(browser.get("/logout").statusCode()).isNotEqualTo(302);
    problem(browser.send("POST", "/logout", BodyPublishers.noBody()), 403, "not-allowed");
    HttpResponse<String> out =
        browser.send(
            "POST",
            "/logout",
            BodyPublishers.ofString("_csrf=" + browser.csrf()),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(out.statusCode()).isEqualTo(302);
    assertThat(out.headers().firstValue("Location").orElseThrow())
        .startsWith(keycloak.issuer() + "/protocol/openid-connect/logout?id_token_hint=ey")
        .contains("post_logout_redirect_uri=http://localhost:" + port + "/");
    problem(browser.get("/api/session"), 401, "login-needed");
  }

  @Test
  void a_phone_comes_with_its_own_token_beside_the_sessions() throws Exception {
    Caller phone = caller();
    String token = keycloak.accessToken("claims-service", Duration.ofMinutes(5));
    HttpResponse<String> passed =
        phone.send(
            "PUT",
            "/api/claims/admissions/1",
            BodyPublishers.ofString("{}"),
            "Authorization",
            "Bearer " + token);
    assertThat(passed.body()).contains("authorization=Bearer " + token);
    assertThat(
            json.readTree(phone.get("/api/session", "Authorization", "bearer " + token).body())
                .get("username")
                .asString())
        .isEqualTo("nasrin");
    assertThat(phone.cookie("TAKMIL_SESSION")).isEmpty();
  }

  @Test
  void spoilt_tokens_are_refused_at_the_door() throws Exception {
    String none =
        base64("{\"alg\":\"none\"}")
            + "."
            + base64(
                "{\"iss\":\""
                    + keycloak.issuer()
                    + "\",\"aud\":\"claims-service\",\"exp\":4102444800}")
            + ".";
    String good = keycloak.accessToken("claims-service", Duration.ofMinutes(5));
    for (String spoilt :
        List.of(
            none,
            "x",
            good.substring(0, good.length() - 8) + "AAAAAAAA",
            keycloak.accessToken("account", Duration.ofMinutes(5)),
            keycloak.accessToken("claims-service", Duration.ofMinutes(-2)),
            new StandInKeycloak().accessToken("claims-service", Duration.ofMinutes(5)))) {
      problem(
          caller().get("/api/claims/claims", "Authorization", "Bearer " + spoilt),
          401,
          "login-needed");
    }
  }

  // ---- the moment a token runs out ----

  @Test
  void ten_requests_at_the_moment_of_expiry_make_one_refresh_and_keep_the_login() throws Exception {
    keycloak.life = Duration.ofSeconds(2); // within the skew: run out as soon as it is there
    Caller browser = caller().loggedIn();
    keycloak.life = Duration.ofMinutes(5);
    assertThat(atOnce(10, () -> browser.get("/api/policy/contracts"))).containsOnly(200);
    assertThat(keycloak.refreshes).hasValue(1);
    assertThat(keycloak.refused).hasValue(0);
    assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
  }

  @Test
  void a_login_ended_at_keycloak_is_a_401_for_every_request_and_the_session_is_gone()
      throws Exception {
    keycloak.life = Duration.ofSeconds(2);
    Caller browser = caller().loggedIn();
    keycloak.endAllLogins();
    assertThat(atOnce(10, () -> browser.get("/api/policy/contracts"))).containsOnly(401);
    problem(browser.get("/api/session"), 401, "login-needed");
  }

  @Test
  void keycloak_being_away_ends_no_session() throws Exception {
    keycloak.life = Duration.ofSeconds(2);
    Caller browser = caller().loggedIn();
    keycloak.away = true;
    problem(browser.get("/api/policy/contracts"), 503, "neighbour-away");
    problem(browser.get("/api/session"), 503, "neighbour-away");
    keycloak.away = false;
    keycloak.life = Duration.ofMinutes(5);
    assertThat(browser.get("/api/policy/contracts").statusCode()).isEqualTo(200);
  }

  private static List<Integer> atOnce(int howMany, Callable<HttpResponse<String>> call)
      throws Exception {
    var statuses = new ArrayList<Integer>();
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < howMany; i++) {
      calls.add(() -> call.call().statusCode());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var status : threads.invokeAll(calls)) {
        statuses.add(status.get());
      }
    }
    return statuses;
  }

  // ---- what is never let through ----

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/people/1/contact",
        "/actuator/health",
        "/api/identity/internal/people/1/contact",
        "/api/identity/%69nternal/people/1/contact",
        "/api/policy/actuator/env"
      })
  void what_is_inside_stays_inside(String path) throws Exception {
    problem(caller().get(path), 404, "not-found");
    problem(caller().loggedIn().get(path), 404, "not-found");
    String token = keycloak.accessToken("identity-service", Duration.ofMinutes(5));
    problem(caller().get(path, "Authorization", "Bearer " + token), 404, "not-found");
  }

  /** All of it is closed unless it is said to be open: also what is not there yet. */
  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/api/nothing/here", "/api/sessions", "/api/provider/x"})
  void whatever_is_new_under_the_api_is_closed(String path) throws Exception {
    problem(caller().get(path), 401, "login-needed");
    problem(caller().send("POST", path, BodyPublishers.ofString("{}")), 401, "login-needed");
  }

  @Test
  void what_is_not_there_is_not_found_by_those_who_are_logged_in() throws Exception {
    problem(caller().loggedIn().get("/api/nothing/here"), 404, "not-found");
    problem(caller().loggedIn().get("/api"), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/identity/x/../internal/people/1/contact",
        "/api/identity//internal/people/1/contact",
        "/api/identity/;a=b/internal/people/1/contact",
        "/api/identity/.%2finternal/people/1/contact",
        "/api/identity/%2e/internal/x",
        "/..%2f..%2fetc/passwd",
        "/assets/..%5c..%5cetc/passwd",
        "/api/policy/<x>"
      })
  void tricks_with_paths_reach_nothing(String path) throws Exception {
    String token = keycloak.accessToken("identity-service", Duration.ofMinutes(5));
    String answer =
        raw(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + token
                + "\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .matches("(?s)HTTP/1.1 4(00|04) .*")
        .doesNotContain("uri=")
        .contains("urn:takmil:problem:");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // ---- services that are away, requests that are too large ----

  @Test
  void a_service_that_is_away_or_slow_is_a_503_that_says_when_to_come_back() throws Exception {
    Caller browser = caller().loggedIn();
    HttpResponse<String> away = browser.get("/api/notification/messages");
    problem(away, 503, "neighbour-away");
    assertThat(away.headers().firstValue("Retry-After")).contains("5");
    problem(browser.get("/api/policy/slow"), 503, "neighbour-away");
  }

  @Test
  void a_request_is_twelve_megabytes_at_most_whether_it_says_so_or_not() throws Exception {
    Caller browser = caller().loggedIn();
    String path = "/api/claims/admissions/1/claims/2/attachments/3";
    String[] headers = {"X-XSRF-TOKEN", browser.csrf(), "Content-Type", "image/jpeg"};
    assertThat(
            browser
                .send("PUT", path, BodyPublishers.ofByteArray(new byte[LARGEST]), headers)
                .body())
        .contains("bytes=" + LARGEST);
    problem(
        browser.send("PUT", path, BodyPublishers.ofByteArray(new byte[LARGEST + 1]), headers),
        413,
        "too-large");
    problem(
        browser.send("PUT", path, BodyPublishers.ofInputStream(GatewayTest::tooMuch), headers),
        413,
        "too-large");
  }

  private static InputStream tooMuch() {
    return new ByteArrayInputStream(new byte[LARGEST + 1]);
  }

  @Test
  void a_request_keeps_its_id_and_gets_a_decent_one_instead_of_a_bad_one() throws Exception {
    Caller browser = caller().loggedIn();
    HttpResponse<String> kept =
        browser.get("/api/policy/contracts", "X-Request-Id", "a-phones-own-1");
    assertThat(kept.headers().allValues("X-Request-Id")).containsExactly("a-phones-own-1");
    assertThat(kept.body()).contains("requestId=a-phones-own-1");
    assertThat(
            browser
                .get("/", "X-Request-Id", "<script>")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow())
        .hasSize(36);
  }

  // ---- the web app ----

  @ParameterizedTest
  @ValueSource(strings = {"/", "/claims/0199d0e0-0003", "/login", "/assessment/queue"})
  void the_apps_own_pages_are_its_index(String path) throws Exception {
    HttpResponse<String> page = caller().get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("تکمیل");
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'self'",
            "script-src 'self';",
            "style-src 'self';",
            "frame-ancestors 'none'",
            "object-src 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
  }

  @Test
  void files_with_their_hash_in_the_name_are_kept_for_a_year_and_others_asked_for_anew()
      throws Exception {
    HttpResponse<String> asset = caller().get("/assets/app-1a2b.js");
    assertThat(asset.headers().firstValue("Cache-Control"))
        .contains("max-age=31536000, public, immutable");
    assertThat(caller().get("/manifest.webmanifest").headers().firstValue("Cache-Control"))
        .contains("no-cache");
    problem(caller().get("/assets/gone-3c4d.js"), 404, "not-found");
    problem(caller().get("/gone.png"), 404, "not-found");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
