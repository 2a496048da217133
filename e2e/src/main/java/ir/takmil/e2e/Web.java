package ir.takmil.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser does: cookies by host and port, redirects one by one, Keycloak's login form. The
 * JDK's own cookie store keeps {@code Secure} cookies from plain http even on localhost; browsers
 * do not, and neither does this.
 */
final class Web {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

  Answer send(String method, URI uri, Map<String, String> headers, BodyPublisher body) {
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).method(method, body);
    headers.forEach(request::header);
    String cookie =
        cookiesOf(uri).entrySet().stream()
            .map(c -> c.getKey() + "=" + c.getValue())
            .collect(Collectors.joining("; "));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      response.headers().allValues("Set-Cookie").forEach(set -> keep(uri, set));
      return new Answer(method + " " + uri.getPath(), response);
    } catch (IOException unable) {
      throw new Difference(method + " " + uri.getPath() + " got no answer", unable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Difference("interrupted", stopped);
    }
  }

  Answer get(URI uri) {
    return send("GET", uri, Map.of("Accept", "text/html"), BodyPublishers.noBody());
  }

  Answer post(URI uri, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        "POST",
        uri,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        BodyPublishers.ofString(body));
  }

  /**
   * Goes where the start leads, fills in the login form, and follows the redirects behind it.
   *
   * @return the first address that begins with {@code until}; it is not opened
   */
  URI logIn(URI start, String username, String password, String until) {
    Answer page = get(start);
    URI at = start;
    while (page.status() / 100 == 3) {
      at = at.resolve(page.header("Location"));
      page = get(at);
    }
    Matcher form = FORM.matcher(page.must(200).text());
    if (!form.find()) {
      throw new Difference("no login form at " + at.getPath());
    }
    at = at.resolve(form.group(1).replace("&amp;", "&"));
    Answer next = post(at, Map.of("username", username, "password", password));
    while (next.status() / 100 == 3) {
      at = at.resolve(next.header("Location"));
      if (at.toString().startsWith(until)) {
        return at;
      }
      next = get(at);
    }
    throw new Difference("login of " + username + " ended with " + next.status());
  }

  Map<String, String> cookiesOf(URI uri) {
    return cookies.computeIfAbsent(uri.getAuthority(), host -> new LinkedHashMap<>());
  }

  private void keep(URI uri, String set) {
    String pair = set.split(";", 2)[0];
    int equals = pair.indexOf('=');
    String value = pair.substring(equals + 1);
    if (value.isEmpty() || set.toLowerCase(java.util.Locale.ROOT).contains("max-age=0")) {
      cookiesOf(uri).remove(pair.substring(0, equals));
    } else {
      cookiesOf(uri).put(pair.substring(0, equals), value);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Map<String, String> query(URI uri) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : String.valueOf(uri.getQuery()).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return parameters;
  }
}
