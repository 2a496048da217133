package ir.takmil.gateway;

import static ir.takmil.gateway.Problem.problem;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.gateway.Surroundings.Running;
import java.net.HttpCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How a session begins, how long it lives, and who has none. */
@Running
class SessionsTest {
  @LocalServerPort int port;
  @Autowired ShiftedClock clock;

  @AfterEach
  void backToNow() {
    clock.right();
  }

  private Caller caller() {
    return new Caller("http://localhost:" + port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/claims/7",
        "/api/session",
        "/oauth2/authorization/keycloak",
        "/login/oauth2/code/keycloak",
        "/login/oauth2/code/keycloak?code=1&state=guessed",
        "/login/oauth2/code/keycloak?error=access_denied&state=guessed",
        "/logout"
      })
  void whoIsNotLoggedInTakesNoSession(String path) throws Exception {
    for (String method : List.of("GET", "POST")) {
      Caller nobody = caller();
      nobody.send(method, path, BodyPublishers.noBody());
      assertThat(nobody.cookie("TAKMIL_SESSION")).as(method + " " + path).isEmpty();
    }
  }

  @Test
  void aLoginEndsOnlyInTheBrowserThatBeganIt() throws Exception {
    Caller victim = caller();
    HttpResponse<String> toKeycloak = caller().get("/oauth2/authorization/keycloak");
    HttpResponse<String> back = victim.get(location(toKeycloak));
    HttpResponse<String> refused = victim.get(location(back));
    assertThat(location(refused)).endsWith("/?login=failed");
    assertThat(victim.cookie("TAKMIL_SESSION")).isEmpty();
  }

  @Test
  void aBegunLoginThatWasTamperedWithIsNone() throws Exception {
    Caller browser = caller();
    HttpResponse<String> back =
        browser.get(location(browser.get("/oauth2/authorization/keycloak")));
    HttpCookie begun = browser.cookie("TAKMIL_LOGIN").orElseThrow();
    assertThat(begun.isHttpOnly()).isTrue();
    for (String spoilt : List.of("", "x", "AAAA".repeat(40), "A" + begun.getValue())) {
      Caller another = caller();
      HttpResponse<String> refused =
          another.get(location(back), "Cookie", "TAKMIL_LOGIN=" + spoilt);
      assertThat(location(refused)).endsWith("/?login=failed");
      assertThat(another.cookie("TAKMIL_SESSION")).isEmpty();
    }
    assertThat(location(browser.get(location(back)))).endsWith("/");
    assertThat(browser.cookie("TAKMIL_SESSION")).isPresent();
    assertThat(browser.cookie("TAKMIL_LOGIN")).isEmpty();
  }

  /**
   * Somebody has planted a session of his own in the browser, and waits for its owner to log in.
   */
  @Test
  void aSessionGetsANewNameAtTheLogin() throws Exception {
    Caller attacker = caller().loggedIn();
    String planted = attacker.cookie("TAKMIL_SESSION").orElseThrow().getValue();
    Caller victim = caller();
    victim.plant("TAKMIL_SESSION", planted);
    victim.loggedIn();
    assertThat(victim.cookie("TAKMIL_SESSION").orElseThrow().getValue()).isNotEqualTo(planted);
    assertThat(victim.get("/api/session").statusCode()).isEqualTo(200);
    problem(attacker.get("/api/session"), 401, "login-needed");

    Caller another = caller();
    another.plant("TAKMIL_SESSION", "MADEUP");
    another.loggedIn();
    assertThat(another.cookie("TAKMIL_SESSION").orElseThrow().getValue()).isNotEqualTo("MADEUP");
  }

  @Test
  void aSessionEndsTwelveHoursAfterItsLoginHoweverBusyItIs() throws Exception {
    Caller browser = caller().loggedIn();
    for (int hour = 0; hour < 12; hour++) {
      assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
      clock.forward(Duration.ofHours(1));
    }
    clock.forward(Duration.ofSeconds(5));
    problem(browser.get("/api/session"), 401, "login-needed");
    browser.loggedIn();
    assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
