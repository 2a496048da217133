package ir.takmil.local.demo;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The files of the demo data, read whole. */
final class DemoFiles {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern RELATIVE = Pattern.compile("today(?:([+-])(\\d{1,5}))?");

  /** Fields that are ours: the id goes into the address, the family is for the reader. */
  private static final Set<String> OURS = Set.of("id", "family");

  private final Map<String, List<JsonNode>> kinds;
  private final String fingerprint;

  private DemoFiles(Map<String, List<JsonNode>> kinds, String fingerprint) {
    this.kinds = kinds;
    this.fingerprint = fingerprint;
  }

  /** One thing to be put: under which id, and with which body. */
  record Thing(String kind, String id, String body) {}

  static DemoFiles read(Path folder, List<String> kinds) throws IOException {
    Map<String, List<JsonNode>> read = new LinkedHashMap<>();
    MessageDigest digest = sha256();
    for (String kind : kinds) {
      Path file = folder.resolve(kind + ".json");
      byte[] bytes = Files.readAllBytes(file);
      digest.update(bytes);
      try {
        List<JsonNode> things = new ArrayList<>();
        JSON.readTree(bytes).forEach(things::add);
        read.put(kind, things);
      } catch (JacksonException e) {
        throw new IOException(file + " cannot be read: " + e.getOriginalMessage(), e);
      }
    }
    return new DemoFiles(read, HexFormat.of().formatHex(digest.digest()));
  }

  /** Changes when any byte of any file does. */
  String fingerprint() {
    return fingerprint;
  }

  int count(String kind) {
    return kinds.getOrDefault(kind, List.of()).size();
  }

  /** The things of a kind, their days counted from {@code today}. */
  List<Thing> things(String kind, LocalDate today) {
    return kinds.getOrDefault(kind, List.of()).stream()
        .map(node -> thing(kind, node, today))
        .toList();
  }

  private static Thing thing(String kind, JsonNode node, LocalDate today) {
    ObjectNode body = (ObjectNode) resolved(node, today);
    String id = body.required("id").asString();
    body.remove(OURS);
    return new Thing(kind, id, JSON.writeValueAsString(body));
  }

  private static JsonNode resolved(JsonNode node, LocalDate today) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JSON.createObjectNode();
        object.forEachEntry((name, value) -> copy.set(name, resolved(value, today)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JSON.createArrayNode();
        array.forEach(value -> copy.add(resolved(value, today)));
        yield copy;
      }
      case StringNode text -> StringNode.valueOf(day(text.asString(), today));
      default -> node;
    };
  }

  /** {@code today-240} becomes an ISO day; any other text stays as it is. */
  static String day(String text, LocalDate today) {
    Matcher relative = RELATIVE.matcher(text);
    if (!relative.matches()) {
      return text;
    }
    String sign = relative.group(1);
    if (sign == null) {
      return today.toString();
    }
    long days = new BigInteger(relative.group(2)).longValueExact();
    return today.plusDays(sign.equals("+") ? days : -days).toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
