package ir.takmil.gateway.login;

import com.nimbusds.jwt.JWTParser;
import ir.takmil.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in, for the web app; asked of the token, so that a login ended elsewhere shows. */
@RestController
class SessionApi {
  private final SessionTokens tokens;
  private final Problems problems;

  SessionApi(SessionTokens tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** For whoever is logged in: the path is not among the open ones. */
  @GetMapping("/api/session")
  @PermitAll
  SessionView session(Authentication who) throws ParseException {
    return switch (who) {
      case OAuth2AuthenticationToken browser -> SessionView.of(claimsOfSession(browser));
      case JwtAuthenticationToken phone -> SessionView.of(phone.getToken().getClaims());
      default -> throw new LoginOver();
    };
  }

  /** Unverified on purpose: it came from Keycloak itself, over our own connection. */
  private Map<String, Object> claimsOfSession(OAuth2AuthenticationToken browser)
      throws ParseException {
    var client =
        tokens.authorize(
            OAuth2AuthorizeRequest.withClientRegistrationId(
                    browser.getAuthorizedClientRegistrationId())
                .principal(browser)
                .build());
    return JWTParser.parse(client.getAccessToken().getTokenValue()).getJWTClaimsSet().getClaims();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> over(LoginOver over) {
    return ResponseEntity.status(401)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problems.of(401, "login-needed", Map.of(), List.of()));
  }

  record SessionView(String username, String name, SortedSet<String> roles) {
    static SessionView of(Map<String, Object> claims) {
      String username = text(claims.get("preferred_username"), "");
      var roles = new TreeSet<String>();
      if (claims.get("realm_access") instanceof Map<?, ?> access
          && access.get("roles") instanceof List<?> given) {
        given.forEach(role -> roles.add(String.valueOf(role)));
      }
      return new SessionView(username, text(claims.get("name"), username), roles);
    }

    private static String text(@Nullable Object claim, String otherwise) {
      return claim instanceof String text && !text.isBlank() ? text : otherwise;
    }
  }
}
