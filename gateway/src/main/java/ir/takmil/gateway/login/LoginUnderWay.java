package ir.takmil.gateway.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A login that has begun and not come back, sealed into a cookie of the browser that began it: who
 * is not logged in takes no memory here, however many logins he begins, and any gateway can end
 * what another one began.
 */
@Component
class LoginUnderWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;
  private final ClientRegistration keycloak;
  private final Cookies cookies;
  private final JsonMapper mapper;

  LoginUnderWay(
      @Value("${takmil.client-secret}") String secret,
      ClientRegistrationRepository registrations,
      Cookies cookies,
      JsonMapper mapper) {
    this.key = keyFrom(secret);
    this.keycloak = Objects.requireNonNull(registrations.findByRegistrationId("keycloak"));
    this.cookies = cookies;
    this.mapper = mapper;
  }

  /** What must be known again at the end; everything else follows from the registration. */
  record Begun(String state, String redirectUri, Map<String, Object> attributes) {}

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    String sealed = cookies.loginUnderWay(request);
    Begun begun = sealed == null ? null : open(sealed);
    if (begun == null || !begun.state().equals(request.getParameter("state"))) {
      return null;
    }
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(
            Objects.requireNonNull(keycloak.getProviderDetails().getAuthorizationUri()))
        .clientId(keycloak.getClientId())
        .scopes(keycloak.getScopes())
        .redirectUri(begun.redirectUri())
        .state(begun.state())
        .attributes(begun.attributes())
        .build();
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked == null) {
      cookies.forgetLoginUnderWay(response);
    } else {
      var begun =
          new Begun(
              String.valueOf(asked.getState()),
              String.valueOf(asked.getRedirectUri()),
              asked.getAttributes());
      cookies.keepLoginUnderWay(response, seal(begun));
    }
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
    if (begun != null) {
      cookies.forgetLoginUnderWay(response);
    }
    return begun;
  }

  private String seal(Begun begun) {
    try {
      byte[] nonce = new byte[NONCE];
      random.nextBytes(nonce);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(mapper.writeValueAsBytes(begun));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Nothing when somebody else sealed it, or nobody. */
  private @Nullable Begun open(String sealed) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed);
      if (bytes.length < NONCE + TAG_BITS / 8) {
        return null;
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE));
      return mapper.readValue(cipher.doFinal(bytes, NONCE, bytes.length - NONCE), Begun.class);
    } catch (GeneralSecurityException | IllegalArgumentException | JacksonException notOurs) {
      return null;
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  /** From the secret that all gateways share, and good for nothing else. */
  private static SecretKey keyFrom(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return new SecretKeySpec(
          mac.doFinal("a login under way".getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
