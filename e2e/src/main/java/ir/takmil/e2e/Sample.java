package ir.takmil.e2e;

import java.time.LocalDate;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the least value that a schema of an OpenAPI file allows; it need not mean anything. */
record Sample(JsonNode all) {
  private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

  /** Behind {@code $ref}, wherever that leads inside the file. */
  JsonNode resolved(JsonNode maybe) {
    JsonNode at = maybe;
    while (at.has("$ref")) {
      at = all.at(at.get("$ref").asString().substring(1));
    }
    return at;
  }

  JsonNode of(JsonNode described) {
    JsonNode schema = resolved(described);
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    for (String some : new String[] {"oneOf", "anyOf", "allOf"}) {
      if (schema.has(some)) {
        return of(schema.get(some).get(0));
      }
    }
    String type = schema.path("type").isArray() ? schema.at("/type/0").asString() : type(schema);
    return switch (type) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "integer", "number" -> NODES.numberNode(schema.path("minimum").asLong(1));
      case "boolean" -> NODES.booleanNode(false);
      default -> NODES.stringNode(text(schema));
    };
  }

  private static String type(JsonNode schema) {
    return schema.path("type").asString(schema.has("properties") ? "object" : "string");
  }

  private ObjectNode object(JsonNode schema) {
    var made = NODES.objectNode();
    for (JsonNode name : schema.path("required")) {
      made.set(name.asString(), of(schema.path("properties").path(name.asString())));
    }
    return made;
  }

  private ArrayNode array(JsonNode schema) {
    var made = NODES.arrayNode();
    for (int i = 0; i < schema.path("minItems").asInt(0); i++) {
      made.add(of(schema.path("items")));
    }
    return made;
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "uuid" -> UUID.randomUUID().toString();
      case "date" -> LocalDate.EPOCH.plusYears(56).toString();
      case "date-time" -> "2026-03-21T00:00:00Z";
      default -> schema.has("pattern") ? matching(schema) : "نمونه".repeat(repeats(schema));
    };
  }

  private static int repeats(JsonNode schema) {
    return Math.max(1, (schema.path("minLength").asInt(1) + 4) / 5);
  }

  /** The shapes that our files ask for. */
  private static String matching(JsonNode schema) {
    String pattern = schema.get("pattern").asString();
    for (String one :
        new String[] {
          "SAMPLE",
          "1",
          "9903719582",
          "418265",
          "+989120000000",
          "IR620170000000332232323001",
          UUID.randomUUID().toString(),
          "sample",
          "2026-03-21",
          "a".repeat(64)
        }) {
      if (one.matches(pattern)) {
        return one;
      }
    }
    throw new Difference("no sample matches " + pattern);
  }
}
