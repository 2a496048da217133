package ir.takmil.gateway.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A session's access token, refreshed when it has run out: one request of a session at a time, for
 * refresh tokens are good for one use and the others must find what the first one got.
 */
@Component
class SessionTokens implements OAuth2AuthorizedClientManager {
  /** Spring's own minute would refresh at every request when tokens are short. */
  private static final Duration EARLY = Duration.ofSeconds(3);

  /** The refresh token is refused, or another request has just ended the session. */
  private static final Set<String> ENDED =
      Set.of(OAuth2ErrorCodes.INVALID_GRANT, "client_authorization_required");

  private final DefaultOAuth2AuthorizedClientManager tokens;
  private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

  SessionTokens(
      ClientRegistrationRepository registrations,
      OAuth2AuthorizedClientRepository clients,
      RestClientRefreshTokenTokenResponseClient refreshing) {
    this.tokens = new DefaultOAuth2AuthorizedClientManager(registrations, clients);
    this.tokens.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder()
            .authorizationCode()
            .refreshToken(refresh -> refresh.clockSkew(EARLY).accessTokenResponseClient(refreshing))
            .build());
  }

  /**
   * @throws LoginOver when Keycloak refuses to go on; the session is gone then
   * @throws ClientAuthorizationException when Keycloak does not answer; the session stays
   */
  @Override
  public OAuth2AuthorizedClient authorize(OAuth2AuthorizeRequest asked) {
    HttpServletRequest request = currentRequest();
    HttpSession session = request.getSession(false);
    if (session == null) {
      throw new LoginOver();
    }
    Lock lock = locks[Math.floorMod(session.getId().hashCode(), locks.length)];
    lock.lock();
    try {
      OAuth2AuthorizedClient client = tokens.authorize(asked);
      if (client == null) {
        throw new LoginOver();
      }
      return client;
    } catch (ClientAuthorizationException refused) {
      if (!ENDED.contains(refused.getError().getErrorCode())) {
        throw refused;
      }
      end(request);
      throw new LoginOver();
    } finally {
      lock.unlock();
    }
  }

  /** Whichever request comes second finds no session any more. */
  private static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private static HttpServletRequest currentRequest() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
        .getRequest();
  }
}
