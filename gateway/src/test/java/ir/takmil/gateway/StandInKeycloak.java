package ir.takmil.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of Keycloak as a login needs: code with PKCE, refresh tokens good for one use, and a
 * session that a test can kill. Not Keycloak: the e2e run logs in at a real one.
 */
final class StandInKeycloak {
  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Map<String, Boolean> refreshTokens = new ConcurrentHashMap<>();
  final AtomicInteger refreshes = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  volatile Duration life = Duration.ofMinutes(5);
  volatile boolean away;

  StandInKeycloak() {
    try {
      key = new RSAKeyGenerator(2048).keyID("k").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/realms/takmil/protocol/openid-connect/auth", this::login);
    server.createContext("/realms/takmil/protocol/openid-connect/token", this::token);
    server.createContext(
        "/realms/takmil/protocol/openid-connect/certs",
        exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/takmil";
  }

  /** As when a login is ended elsewhere: no refresh token is good any more. */
  void endAllLogins() {
    refreshTokens.clear();
  }

  String accessToken(String audience, Duration life) {
    return sign(
        claims(life)
            .audience(audience)
            .claim("realm_access", Map.of("roles", List.of("insured")))
            .build());
  }

  /** There is nobody to type a password: everyone is logged in at once. */
  private void login(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri")
                + "?code="
                + code
                + "&state="
                + java.net.URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (away) {
      answer(exchange, 503, "");
    } else if (asked.get("grant_type").equals("refresh_token")) {
      refreshes.incrementAndGet();
      if (refreshTokens.remove(asked.get("refresh_token")) == null) {
        refused.incrementAndGet();
        answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      } else {
        answer(exchange, 200, tokens(null));
      }
    } else {
      Map<String, String> login = codes.remove(asked.get("code"));
      if (login == null || !s256(asked.get("code_verifier")).equals(login.get("code_challenge"))) {
        answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      } else {
        answer(exchange, 200, tokens(login.get("nonce")));
      }
    }
  }

  private String tokens(String nonce) {
    String refresh = UUID.randomUUID().toString();
    refreshTokens.put(refresh, true);
    String id =
        nonce == null
            ? ""
            : ",\"id_token\":\""
                + sign(claims(life).audience("takmil-web").claim("nonce", nonce).build())
                + "\"";
    return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"refresh_token\":\"%s\"%s}"
        .formatted(accessToken("policy-service", life), life.toSeconds(), refresh, id);
  }

  private JWTClaimsSet.Builder claims(Duration life) {
    Instant now = Instant.now(); // tokens are checked against the wall clock by the library
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject("nasrin")
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)))
        .claim("preferred_username", "nasrin")
        .claim("name", "نسرین رهیاب");
  }

  private String sign(JWTClaimsSet claims) {
    try {
      var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String s256(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> parameters(String encoded) {
    var parameters = new HashMap<String, String>();
    for (String pair : encoded.split("&", -1)) {
      int at = pair.indexOf('=');
      parameters.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
