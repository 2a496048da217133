package ir.takmil.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One operation, as its service's OpenAPI file describes it.
 *
 * @param service without {@code -service}
 * @param roles who may enter
 * @param description the operation itself; {@code all} is the file that it refers into
 */
record Operation(
    String service,
    String method,
    String path,
    List<String> roles,
    JsonNode description,
    JsonNode parameters,
    JsonNode all) {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** Of every service, in the order of the files. */
  static List<Operation> all(Path contracts) {
    try (Stream<Path> folders = Files.list(contracts)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("openapi.yaml")))
          .sorted()
          .flatMap(folder -> of(folder).stream())
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static List<Operation> of(Path folder) {
    String service = String.valueOf(folder.getFileName()).replace("-service", "");
    JsonNode all = read(folder.resolve("openapi.yaml"));
    var operations = new ArrayList<Operation>();
    all.get("paths")
        .forEachEntry((path, item) ->
            item.forEachEntry((method, operation) -> {
              if (METHODS.contains(method)) {
                operations.add(
                    new Operation(
                        service,
                        method.toUpperCase(Locale.ROOT),
                        path,
                        List.of(operation.path("x-role").asString("").split(",", -1)),
                        operation,
                        item.path("parameters"),
                        all));
              }
            }));
    return operations;
  }

  private static JsonNode read(Path file) {
    try {
      Map<String, Object> yaml = new Yaml().load(Files.readString(file));
      return JsonMapper.shared().valueToTree(yaml);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  String name() {
    return method + " /" + service + path;
  }

  boolean isInternal() {
    return path.startsWith("/internal/");
  }

  /** Whether a client makes the thing by an id of its own, so that nobody's is a new one. */
  boolean creates() {
    return method.equals("PUT") && description.path("responses").has("201");
  }

  /** Where its gateway has it, with ids in their places, and what it cannot do without. */
  String address(Map<String, String> ids) {
    String filled = path;
    for (var id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    var query = new ArrayList<String>();
    for (JsonNode one : description.path("parameters")) {
      JsonNode parameter = resolved(one);
      if (parameter.path("in").asString("").equals("query")
          && parameter.path("required").asBoolean(false)) {
        String name = parameter.get("name").asString();
        query.add(
            name
                + "="
                + Web.encode(
                    ids.getOrDefault(name, sample().of(parameter.path("schema")).asString("1"))));
      }
    }
    return "/api/"
        + service
        + filled.replaceAll("\\{[^}]+}", "1")
        + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  /** A body of the described shape; null where none is. */
  @Nullable JsonNode body() {
    JsonNode content = resolved(description.path("requestBody")).path("content");
    JsonNode schema = content.path("application/json").path("schema");
    return schema.isMissingNode() ? null : sample().of(schema);
  }

  String contentType() {
    JsonNode content = resolved(description.path("requestBody")).path("content");
    return content.isEmpty() ? "application/json" : content.propertyNames().iterator().next();
  }

  private Sample sample() {
    return new Sample(all);
  }

  private JsonNode resolved(JsonNode maybe) {
    return sample().resolved(maybe);
  }
}
