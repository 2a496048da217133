package ir.takmil.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands around identity-service, over HTTP: policy-service's people, notification-service's
 * codes, and as much of Keycloak's admin REST as is used. Keeps what a test wants to look at.
 */
final class Neighbourhood {
  private final JsonMapper json = new JsonMapper();
  private final HttpServer server;
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Map<String, Integer> checks = new ConcurrentHashMap<>();
  volatile boolean codesAway;
  volatile boolean keycloakAway;

  /** Does what it is asked, and its answer is lost. */
  volatile boolean keycloakSilent;

  volatile boolean peopleAway;

  record User(
      String id,
      String username,
      String person,
      String password,
      boolean enabled,
      boolean insured) {}

  Neighbourhood() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/internal/identity-checks", this::identityCheck);
    server.createContext("/internal/one-time-codes/", this::oneTimeCode);
    server.createContext("/admin/realms/takmil/users", this::users);
    server.createContext(
        "/admin/realms/takmil/roles/insured",
        exchange ->
            answer(exchange, 200, "{\"id\":\"r1\",\"name\":\"insured\",\"composite\":false}"));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void knows(String nationalCode, String birthDate, String person) {
    people.put(nationalCode + birthDate, person);
  }

  /** The last code that went to a mobile. */
  String codeSentTo(String mobile) {
    return codes.getOrDefault(mobile, "none");
  }

  /** How many identity checks of a national code came this far. */
  int checksOf(String nationalCode) {
    return checks.getOrDefault(nationalCode, 0);
  }

  Optional<User> user(String username) {
    return users.values().stream().filter(user -> user.username().equals(username)).findFirst();
  }

  private void identityCheck(HttpExchange exchange) throws IOException {
    JsonNode asked = json.readTree(exchange.getRequestBody());
    checks.merge(asked.get("nationalCode").asString(), 1, Integer::sum);
    String person =
        people.get(asked.get("nationalCode").asString() + asked.get("birthDate").asString());
    if (peopleAway) {
      answer(exchange, 503, "{}");
    } else if (person == null) {
      answer(exchange, 404, "{}");
    } else {
      answer(exchange, 200, "{\"personId\":\"" + person + "\"}");
    }
  }

  private void oneTimeCode(HttpExchange exchange) throws IOException {
    JsonNode asked = json.readTree(exchange.getRequestBody());
    if (codesAway) {
      answer(exchange, 503, "{}");
    } else {
      codes.put(asked.get("mobile").asString(), asked.get("code").asString());
      answer(exchange, 202, "");
    }
  }

  private void users(HttpExchange exchange) throws IOException {
    if (keycloakAway) {
      answer(exchange, 503, "{}");
      return;
    }
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String id = path.length > 5 ? path[5] : "";
    switch (exchange.getRequestMethod()) {
      case "POST" -> {
        JsonNode asked = json.readTree(exchange.getRequestBody());
        if (path.length > 6) {
          boolean there =
              replace(
                  id,
                  user ->
                      new User(
                          id,
                          user.username(),
                          user.person(),
                          user.password(),
                          user.enabled(),
                          true));
          answer(exchange, there ? 204 : 404, "");
        } else if (user(asked.get("username").asString()).isPresent()) {
          answer(exchange, 409, "{}");
        } else {
          String made = UUID.randomUUID().toString();
          users.put(
              made,
              new User(
                  made,
                  asked.get("username").asString(),
                  asked.at("/attributes/person/0").asString(),
                  asked.at("/credentials/0/value").asString(),
                  asked.get("enabled").asBoolean(),
                  false));
          exchange
              .getResponseHeaders()
              .set("Location", address() + "/admin/realms/takmil/users/" + made);
          answer(exchange, keycloakSilent ? 503 : 201, "");
        }
      }
      case "GET" -> {
        if (keycloakSilent) {
          answer(exchange, 503, "{}");
          return;
        }
        if (!id.isEmpty()) {
          answer(exchange, users.containsKey(id) ? 200 : 404, "{}");
          return;
        }
        String name = exchange.getRequestURI().getQuery().replaceFirst(".*username=", "");
        answer(
            exchange,
            200,
            json.writeValueAsString(
                user(name).stream()
                    .map(user ->
                        Map.of(
                            "id", user.id(),
                            "username", user.username(),
                            "enabled", user.enabled(),
                            "attributes", Map.of("person", List.of(user.person()))))
                    .toList()));
      }
      case "PUT" -> {
        JsonNode asked = json.readTree(exchange.getRequestBody());
        boolean password = path.length > 6 && path[6].equals("reset-password");
        boolean there =
            replace(
                id,
                user ->
                    new User(
                        id,
                        user.username(),
                        user.person(),
                        password ? asked.get("value").asString() : user.password(),
                        password ? user.enabled() : asked.get("enabled").asBoolean(),
                        user.insured()));
        answer(exchange, there ? 204 : 404, "");
      }
      case "DELETE" -> answer(exchange, users.remove(id) == null ? 404 : 204, "");
      default -> answer(exchange, 405, "");
    }
  }

  private boolean replace(String id, java.util.function.UnaryOperator<User> change) {
    return users.computeIfPresent(id, (same, user) -> change.apply(user)) != null;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
