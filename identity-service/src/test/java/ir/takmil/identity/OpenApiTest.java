package ir.takmil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** The written description of the doors and the doors are the same, with who may enter. */
class OpenApiTest extends WholeService {
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

  /** A body of the right shape, for the doors that check it before they ask who calls. */
  private static final Map<String, String> BODIES =
      Map.of(
          "POST /internal/logins",
          "{\"name\":\"nobody\",\"address\":\"192.0.2.1\"}",
          "POST /internal/logins/successes",
          "{\"name\":\"nobody\",\"address\":\"192.0.2.1\"}");

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping doors;

  @Value("${takmil.open-paths}")
  private List<String> openPaths;

  @Test
  void everyDoorIsDescribedWithWhoMayEnterAndNothingElseIs() throws IOException {
    assertThat(described()).isEqualTo(built());
  }

  /** Every operation with every role there is: the description is the table. */
  @Test
  void onlyTheRolesThatAreDescribedEnter() throws IOException, InterruptedException {
    for (var door : described().entrySet()) {
      boolean open = door.getValue().equals("anyone");
      if (open) {
        assertThat(status(door.getKey(), null)).as(door.getKey()).isNotIn(401, 403);
      } else {
        assertThat(status(door.getKey(), null)).as(door.getKey()).isEqualTo(401);
      }
      for (String role : ROLES) {
        boolean welcome =
            open
                || door.getValue().equals("anyone-logged-in")
                || List.of(door.getValue().split(",", -1)).contains(role);
        int status = status(door.getKey(), token(role));
        if (welcome) {
          assertThat(status).as(door.getKey() + " as " + role).isNotIn(401, 403);
        } else {
          assertThat(status).as(door.getKey() + " as " + role).isEqualTo(403);
        }
      }
    }
  }

  private static String token(String role) {
    if (role.equals("insured")) {
      return TestTokens.person("identity-service", "somebody");
    }
    return role.startsWith("service:")
        ? TestTokens.service("identity-service", role.replace("service:", ""))
        : TestTokens.staff("identity-service", role + "1", role);
  }

  private int status(String door, @Nullable String token) throws IOException, InterruptedException {
    String[] methodAndPath = door.split(" ", 2);
    String path = methodAndPath[1].replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(
                methodAndPath[0],
                HttpRequest.BodyPublishers.ofString(BODIES.getOrDefault(door, "{}")));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private Map<String, String> built() {
    var built = new TreeMap<String, String>();
    doors
        .getHandlerMethods()
        .forEach((mapping, door) -> {
          if (door.getBeanType().getPackageName().startsWith("ir.takmil.identity.")) {
            RolesAllowed roles = door.getMethodAnnotation(RolesAllowed.class);
            String method = mapping.getMethodsCondition().getMethods().iterator().next().name();
            for (String path : mapping.getPatternValues()) {
              built.put(
                  method + " " + path,
                  roles == null ? whoComesInHere(path) : String.join(",", roles.value()));
            }
          }
        });
    return built;
  }

  private String whoComesInHere(String path) {
    return openPaths.stream().anyMatch(open -> new AntPathMatcher().match(open, path))
        ? "anyone"
        : "anyone-logged-in";
  }

  private static Map<String, String> described() throws IOException {
    Map<String, Map<String, Map<String, Object>>> openApi =
        new Yaml().load(Files.readString(Path.of("../contracts/identity-service/openapi.yaml")));
    var described = new TreeMap<String, String>();
    openApi
        .get("paths")
        .forEach((path, operations) ->
            operations.forEach((method, operation) -> {
              if (METHODS.contains(method) && operation instanceof Map<?, ?> told) {
                described.put(
                    method.toUpperCase(Locale.ROOT) + " " + path,
                    String.valueOf(told.get("x-role")));
              }
            }));
    return described;
  }
}
