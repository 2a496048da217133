package ir.takmil.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Real, signed access tokens in Keycloak's shape, from an issuer of the tests' own. */
public final class TestTokens {
  private static final RSAKey KEY = key();

  private TestTokens() {}

  /** A token of a member of staff. */
  public static String staff(String audience, String userName, String... roles) {
    return sign(claims(audience, userName, List.of(roles)).build());
  }

  /** A token of an insured account that belongs to a person on file. */
  public static String person(String audience, String person) {
    return sign(
        claims(audience, "user-" + person, List.of("insured")).claim("person", person).build());
  }

  /** A token of an account that acts for an organisation outside the house. */
  public static String organisation(
      String audience, String userName, String organisation, String... roles) {
    return sign(
        claims(audience, userName, List.of(roles)).claim("organisation", organisation).build());
  }

  /** A token of a neighbour's service account. */
  public static String service(String audience, String client) {
    return sign(
        claims(audience, "service-account-" + client, List.of("service"))
            .claim("client_id", client)
            .build());
  }

  /** A token that ran out a minute ago. */
  public static String expired(String audience, String person) {
    return sign(
        claims(audience, "user-" + person, List.of("insured"))
            .claim("person", person)
            .expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(2))))
            .build());
  }

  private static JWTClaimsSet.Builder claims(String audience, String userName, List<String> roles) {
    Instant now = Instant.now(); // tokens are checked against the wall clock by the library
    return new JWTClaimsSet.Builder()
        .issuer(BackingServices.issuer())
        .subject(
            UUID.nameUUIDFromBytes(userName.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString())
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
        .claim("preferred_username", userName)
        .claim("realm_access", Map.of("roles", roles));
  }

  private static String sign(JWTClaimsSet claims) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(KEY));
      return jwt.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String publicKeys() {
    return new JWKSet(KEY.toPublicJWK()).toString();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("test").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
