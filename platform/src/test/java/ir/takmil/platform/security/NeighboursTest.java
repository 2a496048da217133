package ir.takmil.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import tools.jackson.databind.json.JsonMapper;

/** Calls to neighbours bear a token of our own, and a realm that keeps silent is not waited for. */
class NeighboursTest {
  private final CountDownLatch silence = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/silent",
        exchange -> {
          try (exchange) {
            silence.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    server.createContext(
        "/token",
        exchange ->
            answer(
                exchange,
                "{\"access_token\":\"ours\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
    server.createContext(
        "/echo",
        exchange ->
            answer(
                exchange,
                "{\"heard\":\"" + exchange.getRequestHeaders().getFirst("Authorization") + "\"}"));
    server.start();
  }

  @AfterEach
  void end() {
    silence.countDown();
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Neighbours withTokensFrom(String path) {
    var registrations =
        new InMemoryClientRegistrationRepository(
            ClientRegistration.withRegistrationId("takmil")
                .clientId("a-service")
                .clientSecret("a-test-secret")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(url() + path)
                .build());
    return new SecurityConfiguration()
        .neighbours(
            registrations,
            new InMemoryOAuth2AuthorizedClientService(registrations),
            new JsonMapper());
  }

  record Echo(String heard) {}

  @Test
  void aCallBearsATokenOfOurOwn() {
    Echo echo =
        withTokensFrom("/token")
            .at(url(), Duration.ofSeconds(2))
            .get()
            .uri("/echo")
            .retrieve()
            .body(Echo.class);
    assertThat(echo).isEqualTo(new Echo("Bearer ours"));
  }

  @Test
  void aRealmThatKeepsSilentIsNotWaitedFor() {
    var call =
        withTokensFrom("/silent").at(url(), Duration.ofSeconds(2)).get().uri("/echo").retrieve();
    long started = System.nanoTime();
    assertThatThrownBy(() -> call.body(Echo.class)).isInstanceOf(RuntimeException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
  }
}
