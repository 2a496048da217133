package ir.takmil.gateway.login;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.TRACE;

import ir.takmil.gateway.login.LoginConfiguration.KeycloakOrigin;
import ir.takmil.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two chains side by side: a bearer token makes a request stateless; everything else is the
 * browser's, whose tokens stay in its session here. A call without a login gets a 401, never a
 * redirect: only a page can follow one.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
  private static final Set<String> SAFE =
      Set.of(GET.name(), HEAD.name(), OPTIONS.name(), TRACE.name());

  private final Problems problems;
  private final JsonMapper mapper;
  private final List<String> closedPaths;
  private final KeycloakOrigin keycloak;

  SecurityChains(
      Problems problems,
      JsonMapper mapper,
      @Value("${takmil.closed-paths}") List<String> closedPaths,
      KeycloakOrigin keycloak) {
    this.problems = problems;
    this.mapper = mapper;
    this.closedPaths = closedPaths;
    this.keycloak = keycloak;
  }

  @Bean
  @Order(1)
  SecurityFilterChain phone(HttpSecurity http) {
    return guarded(http)
        .securityMatcher(SecurityChains::bearsToken)
        .csrf(AbstractHttpConfigurer::disable) // no cookie is looked at here
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> {})
                .authenticationEntryPoint(
                    (request, response, why) -> refuse(response, 401, "login-needed")))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain browser(
      HttpSecurity http,
      ClientRegistrationRepository registrations,
      OAuth2AuthorizedClientRepository clients,
      RestClientAuthorizationCodeTokenResponseClient exchanging,
      @Value("${server.servlet.session.cookie.name}") String sessionCookie) {
    var logout = new OidcClientInitiatedLogoutSuccessHandler(registrations);
    logout.setPostLogoutRedirectUri("{baseUrl}/");
    return guarded(http)
        .csrf(csrf ->
            csrf.csrfTokenRepository(tokenInACookie())
                .csrfTokenRequestHandler(plain())
                .requireCsrfProtectionMatcher(SecurityChains::changesSomethingInASession))
        .requestCache(AbstractHttpConfigurer::disable)
        .oauth2Login(login ->
            login
                .loginPage("/")
                .authorizedClientRepository(clients)
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(exchanging))
                .defaultSuccessUrl("/", true)
                .failureUrl("/?login=failed"))
        .logout(out -> out.logoutSuccessHandler(logout).deleteCookies(sessionCookie))
        .build();
  }

  /** What both have alike: what is closed, how it is refused, what a browser may do with us. */
  private HttpSecurity guarded(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    "/api/*/internal/**",
                    "/api/*/actuator/**",
                    "/api/identity/security-codes",
                    "/api/identity/registrations/**")
                .permitAll() // the first two are nowhere, for everyone
                .requestMatchers(closedPaths.toArray(String[]::new))
                .authenticated()
                .anyRequest()
                .permitAll())
        .exceptionHandling(errors ->
            errors
                .authenticationEntryPoint(
                    (request, response, why) -> refuse(response, 401, "login-needed"))
                .accessDeniedHandler(
                    (request, response, why) -> refuse(response, 403, "not-allowed")))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurity()))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                    permissions.policy("camera=(self), geolocation=(self), microphone=()"))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)));
  }

  /**
   * Scripts only from here and never inline. Styles also inline: the component library sets its
   * variables in a style element. A form may lead to Keycloak, for logging out ends there.
   */
  private String contentSecurity() {
    return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'self' "
        + keycloak.value();
  }

  private static CookieCsrfTokenRepository tokenInACookie() {
    CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
    cookie.setCookieCustomizer(settings -> settings.sameSite("Lax").path("/"));
    return cookie;
  }

  /**
   * Spring's {@code spa()} wants a form's token masked, which the logout form cannot do; masking
   * guards a token inside a compressed page, and ours stands in no page. Read on every request, so
   * that the cookie is there before it is needed.
   */
  private static CsrfTokenRequestAttributeHandler plain() {
    var plain = new CsrfTokenRequestAttributeHandler();
    plain.setCsrfRequestAttributeName(null);
    return plain;
  }

  private static boolean changesSomethingInASession(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod()) && request.getSession(false) != null;
  }

  private static boolean bearsToken(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  private void refuse(HttpServletResponse response, int status, String code) throws IOException {
    response.setStatus(status);
    if (status == 401) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(mapper.writeValueAsBytes(problems.of(status, code, Map.of(), List.of())));
  }
}
