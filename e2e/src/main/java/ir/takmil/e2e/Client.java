package ir.takmil.e2e;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who calls the suite through its gateway: a mobile client with a token, a browser with a
 * session, or nobody yet.
 */
final class Client {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Suite suite;
  private final Web web;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Client(Suite suite, Web web) {
    this.suite = suite;
    this.web = web;
  }

  static Client nobody(Suite suite) {
    return new Client(suite, new Web());
  }

  /** Authorization code with PKCE, as a public client (RFC 8252), then a bearer token. */
  static Client mobile(Suite suite, String username) {
    var client = nobody(suite);
    String callback = "http://127.0.0.1/callback";
    String verifier = random();
    URI login =
        URI.create(
            suite.realm()
                + "/auth?client_id=takmil-mobile&response_type=code&scope=openid&code_challenge_method=S256&code_challenge="
                + challenge(verifier)
                + "&redirect_uri="
                + Web.encode(callback));
    URI back = client.web.logIn(login, username, suite.password(), callback);
    Answer tokens =
        client.web.post(
            URI.create(suite.realm() + "/token"),
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "takmil-mobile",
                "redirect_uri",
                callback,
                "code",
                Web.query(back).getOrDefault("code", ""),
                "code_verifier",
                verifier));
    client.headers.put(
        "Authorization", "Bearer " + tokens.must(200).json().get("access_token").asString());
    return client;
  }

  /** The gateway is the backend-for-frontend: a session cookie, and no token in the browser. */
  static Client browser(Suite suite, String username) {
    var client = nobody(suite);
    URI gateway = URI.create(suite.gateway() + "/");
    URI back =
        client.web.logIn(
            URI.create(suite.gateway() + "/oauth2/authorization/keycloak"),
            username,
            suite.password(),
            suite.gateway() + "/login/oauth2/code/");
    Check.that("coming back from the login leads on", client.web.get(back).status() / 100, 3);
    client.get("/api/session").must(200); // lays the CSRF cookie
    String csrf = client.web.cookiesOf(gateway).get("XSRF-TOKEN");
    if (csrf != null) {
      client.headers.put("X-XSRF-TOKEN", csrf);
    }
    return client;
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), BodyPublishers.noBody());
  }

  /** Something that is not JSON. */
  Answer get(String path, String accepted) {
    return send("GET", path, Map.of("Accept", accepted), BodyPublishers.noBody());
  }

  Answer put(String path, Object body) {
    return json("PUT", path, Map.of(), body);
  }

  Answer post(String path, Object body) {
    return json("POST", path, Map.of(), body);
  }

  /** With what was last seen, in If-Match. */
  Answer post(String path, String seen, Object body) {
    return json("POST", path, Map.of("If-Match", seen), body);
  }

  Answer postOnce(String path, String key) {
    return send("POST", path, Map.of("Idempotency-Key", key), BodyPublishers.noBody());
  }

  Answer putPicture(String path, byte[] jpeg) {
    return send(
        "PUT", path, Map.of("Content-Type", "image/jpeg"), BodyPublishers.ofByteArray(jpeg));
  }

  /** At a whole address, or at a path of the gateway; it may have been seen in any state. */
  Answer knock(String method, String address, String contentType, byte[] body) {
    return send(
        method,
        address,
        Map.of(
            "Content-Type",
            contentType,
            "If-Match",
            "*",
            "Idempotency-Key",
            random(),
            "Accept",
            "*/*"),
        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  private Answer json(String method, String path, Map<String, String> more, Object body) {
    var all = new LinkedHashMap<>(more);
    all.put("Content-Type", "application/json");
    return send(method, path, all, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
  }

  private Answer send(String method, String path, Map<String, String> more, BodyPublisher body) {
    var all = new LinkedHashMap<>(headers);
    all.put("Accept", "application/json");
    all.putAll(more);
    return web.send(method, URI.create(suite.gateway()).resolve(path), all, body);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
