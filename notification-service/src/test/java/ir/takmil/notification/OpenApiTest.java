package ir.takmil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.TestTokens;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
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
          "service:identity-service",
          "service:policy-service",
          "service:claims-service",
          "service:provider-service",
          "service:notification-service",
          "service:demo-loader");

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping doors;

  @Test
  void everyDoorIsDescribedWithWhoMayEnterAndNothingElseIs() throws IOException {
    assertThat(described()).isEqualTo(built());
  }

  /** Every operation with every role there is: the description is the table. */
  @Test
  void onlyTheRolesThatAreDescribedEnter() throws IOException, InterruptedException {
    for (var door : described().entrySet()) {
      assertThat(status(door.getKey(), null)).as(door.getKey() + " without a token").isEqualTo(401);
      for (String role : ROLES) {
        boolean welcome =
            door.getValue().equals("anyone-logged-in")
                || List.of(door.getValue().split(",")).contains(role);
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
      return TestTokens.person("notification-service", "somebody");
    }
    return role.startsWith("service:")
        ? TestTokens.service("notification-service", role.replace("service:", ""))
        : TestTokens.staff("notification-service", role + "1", role);
  }

  private int status(String door, @Nullable String token) throws IOException, InterruptedException {
    String[] methodAndPath = door.split(" ", 2);
    var request =
        HttpRequest.newBuilder(URI.create(base() + methodAndPath[1].replaceAll("\\{[^}]+}", "x1")))
            .header("Content-Type", "application/json")
            .method(methodAndPath[0], HttpRequest.BodyPublishers.ofString("{}"));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private Map<String, String> built() {
    var built = new TreeMap<String, String>();
    doors
        .getHandlerMethods()
        .forEach((mapping, door) -> {
          if (door.getBeanType().getPackageName().startsWith("ir.takmil.notification.")) {
            RolesAllowed roles = door.getMethodAnnotation(RolesAllowed.class);
            String method = mapping.getMethodsCondition().getMethods().iterator().next().name();
            for (String path : mapping.getPatternValues()) {
              built.put(
                  method + " " + path,
                  roles == null ? "anyone-logged-in" : String.join(",", roles.value()));
            }
          }
        });
    return built;
  }

  private static Map<String, String> described() throws IOException {
    Map<String, Map<String, Map<String, Object>>> openApi =
        new Yaml()
            .load(Files.readString(Path.of("../contracts/notification-service/openapi.yaml")));
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
