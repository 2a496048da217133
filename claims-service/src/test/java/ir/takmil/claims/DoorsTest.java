package ir.takmil.claims;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.testing.Doors;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The written description of the doors and the doors are the same, with who may enter. */
@RealParts
@Import(Suite.class)
class DoorsTest {
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

  private static final String SOMETHING = "0199d0e0-ffff-7000-8000-000000000001";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RequestMappingHandlerMapping doors;
  private final int port;

  DoorsTest(
      @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors,
      @LocalServerPort int port) {
    this.doors = doors;
    this.port = port;
  }

  @Test
  void everyDoorIsDescribedWithWhoMayEnterAndNothingElseIs() {
    assertThat(Doors.described()).isEqualTo(built());
  }

  /** Every operation with every role there is: the description is the table. */
  @Test
  void onlyTheRolesThatAreDescribedEnter() throws IOException, InterruptedException {
    for (var door : Doors.described().entrySet()) {
      assertThat(status(door.getKey(), null)).as(door.getKey() + " without a token").isEqualTo(401);
      for (String role : ROLES) {
        int status = status(door.getKey(), token(role));
        if (door.getValue().contains(role)) {
          assertThat(status).as(door.getKey() + " as " + role).isNotIn(401, 403);
          assertThat(status).as(door.getKey() + " as " + role).isLessThan(500);
        } else {
          assertThat(status).as(door.getKey() + " as " + role).isEqualTo(403);
        }
      }
    }
  }

  /** Nobody's object, asked for by an insured person: there is no such thing. */
  @Test
  void whatIsNobodysIsNotFound() throws IOException, InterruptedException {
    for (var door : Doors.described().entrySet()) {
      boolean ofOne = door.getKey().contains("{id}") && door.getValue().contains("insured");
      if (ofOne) {
        assertThat(status(door.getKey(), token("insured"))).as(door.getKey()).isEqualTo(404);
      }
    }
  }

  private static String token(String role) {
    if (role.equals("insured")) {
      return TestTokens.person("claims-service", "somebody");
    }
    if (role.equals("provider")) {
      return TestTokens.organisation("claims-service", "provider1", "a-centre", role);
    }
    return role.startsWith("service:")
        ? TestTokens.service("claims-service", role.replace("service:", ""))
        : TestTokens.staff("claims-service", role + "1", role);
  }

  private int status(String door, @Nullable String token) throws IOException, InterruptedException {
    String[] methodAndPath = door.split(" ", 2);
    String path = methodAndPath[1].replaceAll("\\{[^}]+}", SOMETHING);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + path + "?kind=INVOICE&number=1"))
            .header("Content-Type", "application/json")
            .header("If-Match", "\"1\"")
            .header("Idempotency-Key", "key")
            .method(methodAndPath[0], HttpRequest.BodyPublishers.ofString(Doors.body(door)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private Map<String, Set<String>> built() {
    var built = new TreeMap<String, Set<String>>();
    doors
        .getHandlerMethods()
        .forEach((mapping, door) -> {
          if (door.getBeanType().getPackageName().startsWith("ir.takmil.claims.")) {
            RolesAllowed roles = door.getMethodAnnotation(RolesAllowed.class);
            String method = mapping.getMethodsCondition().getMethods().iterator().next().name();
            for (String path : mapping.getPatternValues()) {
              built.put(
                  method + " " + path,
                  roles == null ? Set.of() : new TreeSet<>(Arrays.asList(roles.value())));
            }
          }
        });
    return built;
  }
}
