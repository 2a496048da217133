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
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
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
  private final List<String> openPaths;
  private final KeycloakOrigin keycloak;

  SecurityChains(
      Problems problems,
      JsonMapper mapper,
      @Value("${takmil.open-paths}") List<String> openPaths,
      KeycloakOrigin keycloak) {
    this.problems = problems;
    this.mapper = mapper;
    this.openPaths = openPaths;
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
      LoginUnderWay underWay,
      Cookies cookies,
      @Value("${takmil.longest-session}") Duration longest,
      Clock clock) {
    var life = new SessionLife(longest, clock);
    var logout = new OidcClientInitiatedLogoutSuccessHandler(registrations);
    logout.setPostLogoutRedirectUri("{baseUrl}/");
    return guarded(http)
        .csrf(csrf ->
            csrf.csrfTokenRepository(cookies.csrf())
                .csrfTokenRequestHandler(plain())
                .requireCsrfProtectionMatcher(SecurityChains::changesSomethingInASession))
        .requestCache(AbstractHttpConfigurer::disable)
        .addFilterBefore(life, SecurityContextHolderFilter.class)
        .oauth2Login(login ->
            login
                .loginPage("/")
                .authorizedClientRepository(clients)
                .authorizationEndpoint(begin -> begin.authorizationRequestRepository(underWay))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(exchanging))
                .successHandler(loggedIn(life))
                .failureHandler(loginFailed()))
        .logout(out -> out.logoutSuccessHandler(logout).deleteCookies(cookies.session()))
        .build();
  }

  /**
   * What both have alike: what is closed, how it is refused, what a browser may do with us. All of
   * {@code /api} is closed unless said to be open; the rest is the web app's files.
   */
  private HttpSecurity guarded(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/api/*/internal/**", "/api/*/actuator/**")
                .permitAll() // these are nowhere, for everyone
                .requestMatchers(openPaths.toArray(String[]::new))
                .permitAll()
                .requestMatchers("/api/**")
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
   * Scripts and styles only from here and never inline: the web app's build writes the component
   * library's variables into a file. A form may lead to Keycloak, for logging out ends there.
   */
  private String contentSecurity() {
    return "default-src 'self'; script-src 'self'; style-src 'self'; "
        + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'self' "
        + keycloak.value();
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

  private static AuthenticationSuccessHandler loggedIn(SessionLife life) {
    var home = new SimpleUrlAuthenticationSuccessHandler("/");
    return (request, response, who) -> {
      life.begin(request);
      home.onAuthenticationSuccess(request, response, who);
    };
  }

  /** Who is not logged in gets no session, to keep his failure in either. */
  private static AuthenticationFailureHandler loginFailed() {
    var page = new SimpleUrlAuthenticationFailureHandler("/?login=failed");
    page.setAllowSessionCreation(false);
    return page;
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
