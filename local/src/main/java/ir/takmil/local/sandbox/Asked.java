package ir.takmil.local.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One HTTP request, read whole. Requests are never compared, so the array may stand here. */
@SuppressWarnings("ArrayRecordComponent")
record Asked(
    String method,
    List<String> path,
    Map<String, String> query,
    String authorization,
    Optional<String> origin,
    String host,
    byte[] body) {
  private static final int LARGEST_BODY = 5 * 1024 * 1024;

  static Asked read(HttpExchange exchange) throws IOException {
    String raw = exchange.getRequestURI().getRawPath();
    List<String> path =
        Arrays.stream(raw.split("/", -1))
            .filter(part -> !part.isEmpty())
            .map(Asked::plain)
            .toList();
    return new Asked(
        exchange.getRequestMethod(),
        path,
        pairs(exchange.getRequestURI().getRawQuery()),
        header(exchange, "Authorization").orElse(""),
        header(exchange, "Origin"),
        header(exchange, "Host").orElse(""),
        wholeBody(exchange.getRequestBody()));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static byte[] wholeBody(InputStream in) throws IOException {
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Refused(413, "too-large", "a body has at most 5 MB");
    }
    return body;
  }

  private static String plain(String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "bad-path", "the path is not properly encoded");
    }
  }

  /** A bare plus stays a plus: phone numbers begin with it, and nobody here sends spaces. */
  private static Map<String, String> pairs(@Nullable String raw) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          pairs.put(plain(pair.substring(0, equals)), plain(pair.substring(equals + 1)));
        }
      }
    }
    return pairs;
  }

  /** A page of another site must not change anything behind someone's back. */
  void refuseForeignPage() {
    if (origin.isPresent() && !origin.get().endsWith("//" + host)) {
      throw new Refused(403, "foreign-page", "this form belongs to another site");
    }
  }

  Map<String, String> form() {
    return pairs(new String(body, StandardCharsets.UTF_8));
  }

  boolean carries(String key) {
    return MessageDigest.isEqual(
        authorization.getBytes(StandardCharsets.UTF_8),
        ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
  }

  /** True for this method on exactly these path segments; {@code *} stands for any one segment. */
  boolean is(String wantedMethod, String... segments) {
    if (!method.equals(wantedMethod) || path.size() != segments.length) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      if (!segments[i].equals("*") && !segments[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean writes() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  <T> T json(Class<T> type) {
    try {
      T read = Json.MAPPER.readValue(body, type);
      if (read == null) {
        throw new Refused(400, "bad-json", "the body is null");
      }
      return read;
    } catch (JacksonException e) {
      throw new Refused(400, "bad-json", e.getOriginalMessage());
    }
  }
}
