package ir.takmil.provider;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** The written description of the doors and the doors are the same, with who may enter. */
class OpenApiTest extends WholeService {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping doors;

  @Test
  void everyDoorIsDescribedWithWhoMayEnterAndNothingElseIs() throws IOException {
    assertThat(described()).isEqualTo(built());
  }

  private Map<String, String> built() {
    var built = new TreeMap<String, String>();
    doors
        .getHandlerMethods()
        .forEach((mapping, door) -> {
          if (door.getBeanType().getPackageName().startsWith("ir.takmil.provider.")) {
            RolesAllowed roles = door.getMethodAnnotation(RolesAllowed.class);
            String method = mapping.getMethodsCondition().getMethods().iterator().next().name();
            for (String path : mapping.getPatternValues()) {
              built.put(
                  method + " " + path,
                  roles == null ? "anyone-logged-in" : String.join(" ", roles.value()));
            }
          }
        });
    return built;
  }

  private static Map<String, String> described() throws IOException {
    Map<String, Map<String, Map<String, Object>>> openApi =
        new Yaml().load(Files.readString(Path.of("../contracts/provider-service/openapi.yaml")));
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
