package ir.takmil.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/**
 * The doors of a service, as its OpenAPI file describes them and as they are built. Whom a door
 * lets in stands in {@code x-role}: roles, {@code anyone-logged-in}, or {@code anyone}.
 */
public final class DescribedDoors {
  private static final String ANYONE = "anyone";
  private static final String LOGGED_IN = "anyone-logged-in";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final List<String> ROLES =
      List.of(
          "insured",
          "assessor",
          "examiner",
          "intake-clerk",
          "finance-maker",
          "finance-checker",
          "provider",
          "policyholder",
          "operator",
          "auditor",
          "service:keycloak",
          "service:identity-service",
          "service:policy-service",
          "service:claims-service",
          "service:provider-service",
          "service:notification-service",
          "service:demo-loader");

  private final String service;
  private final int port;
  private final Map<String, String> built = new TreeMap<>();
  private final Map<String, String> described = new TreeMap<>();
  private final Map<String, String> contentTypes = new TreeMap<>();
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param service such as {@code provider-service}
   * @param openPaths those that are open without a login
   */
  public DescribedDoors(
      String service, RequestMappingHandlerMapping doors, List<String> openPaths, int port)
      throws IOException {
    this.service = service;
    this.port = port;
    String ours = "ir.takmil." + service.replace("-service", ".");
    doors
        .getHandlerMethods()
        .forEach((mapping, door) -> {
          if (door.getBeanType().getName().startsWith(ours)) {
            String method = mapping.getMethodsCondition().getMethods().iterator().next().name();
            mapping
                .getPatternValues()
                .forEach(path -> built.put(method + " " + path, welcome(door, path, openPaths)));
          }
        });
    read(Path.of("..", "contracts", service, "openapi.yaml"));
  }

  private static String welcome(HandlerMethod door, String path, List<String> openPaths) {
    RolesAllowed roles = door.getMethodAnnotation(RolesAllowed.class);
    if (roles != null) {
      return String.join(",", roles.value());
    }
    boolean open = openPaths.stream().anyMatch(some -> new AntPathMatcher().match(some, path));
    return open ? ANYONE : LOGGED_IN;
  }

  private void read(Path file) throws IOException {
    Map<String, Map<String, Map<String, Object>>> openApi = new Yaml().load(Files.readString(file));
    openApi
        .get("paths")
        .forEach((path, operations) ->
            operations.forEach((method, operation) -> {
              if (METHODS.contains(method) && operation instanceof Map<?, ?> told) {
                String door = method.toUpperCase(Locale.ROOT) + " " + path;
                described.put(door, String.valueOf(told.get("x-role")));
                contentTypes.put(door, contentType(told));
              }
            }));
  }

  /** A door of another kind of body is not there for JSON. */
  private static String contentType(Map<?, ?> operation) {
    return operation.get("requestBody") instanceof Map<?, ?> body
            && body.get("content") instanceof Map<?, ?> content
        ? String.valueOf(content.keySet().iterator().next())
        : "application/json";
  }

  public void areDescribedAndNothingElseIs() {
    assertThat(described).isEqualTo(built);
  }

  /** Every operation with every role there is, and without any: the description is the table. */
  public void letInWhomTheyName() throws IOException, InterruptedException {
    for (var door : described.entrySet()) {
      boolean open = door.getValue().equals(ANYONE);
      expect(door.getKey(), "nobody", null, open, 401);
      for (String role : ROLES) {
        boolean welcome =
            open
                || door.getValue().equals(LOGGED_IN)
                || List.of(door.getValue().split(",", -1)).contains(role);
        expect(door.getKey(), role, token(role), welcome, 403);
      }
    }
  }

  private void expect(String door, String who, @Nullable String token, boolean welcome, int refused)
      throws IOException, InterruptedException {
    int status = status(door, token);
    if (welcome) {
      assertThat(status).as(door + " as " + who).isNotIn(401, 403);
    } else {
      assertThat(status).as(door + " as " + who).isEqualTo(refused);
    }
  }

  private String token(String role) {
    return switch (role) {
      case "insured" -> TestTokens.person(service, "somebody");
      case "provider" -> TestTokens.organisation(service, "provider1", "a-centre", role);
      default ->
          role.startsWith("service:")
              ? TestTokens.service(service, role.replace("service:", ""))
              : TestTokens.staff(service, role + "1", role);
    };
  }

  private int status(String door, @Nullable String token) throws IOException, InterruptedException {
    String[] methodAndPath = door.split(" ", 2);
    String path = methodAndPath[1].replaceAll("\\{[^}]+}", "0199d0e0-ffff-7000-8000-000000000001");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", contentTypes.getOrDefault(door, "application/json"))
            .method(methodAndPath[0], HttpRequest.BodyPublishers.ofString("{}"));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
