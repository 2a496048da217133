package ir.takmil.platform.security;

import ir.takmil.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stateless resource server. Keycloak's realm roles are authorities; a service account is {@code
 * service:<its client>}. Who may do what is said at each door by {@code @RolesAllowed}.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
    })
@EnableMethodSecurity(jsr250Enabled = true, prePostEnabled = false)
class SecurityConfiguration {

  @Bean
  @ConditionalOnMissingBean(SecurityFilterChain.class)
  SecurityFilterChain closedUnlessSaid(
      HttpSecurity http, Problems problems, JsonMapper mapper, Environment environment) {
    List<String> openPaths =
        Binder.get(environment)
            .bind("takmil.open-paths", Bindable.listOf(String.class))
            .orElse(List.of());
    return http.csrf(AbstractHttpConfigurer::disable) // no cookie is ever read here
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(openPaths.toArray(String[]::new))
                .permitAll()
                .requestMatchers("/actuator/**")
                .permitAll() // on its own port, which nothing routes to
                .requestMatchers("/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(authorities()))
                .authenticationEntryPoint((request, response, why) ->
                    write(response, problems, mapper, 401, "login-needed"))
                .accessDeniedHandler((request, response, why) ->
                    write(response, problems, mapper, 403, "not-allowed")))
        .exceptionHandling(errors ->
            errors
                .authenticationEntryPoint((request, response, why) ->
                    write(response, problems, mapper, 401, "login-needed"))
                .accessDeniedHandler((request, response, why) ->
                    write(response, problems, mapper, 403, "not-allowed")))
        .build();
  }

  @Bean
  WebMvcConfigurer rolesBeforeBodies() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RolesFirst());
      }
    };
  }

  private static void write(
      HttpServletResponse response, Problems problems, JsonMapper mapper, int status, String code)
      throws IOException {
    response.setStatus(status);
    if (status == 401) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response
        .getOutputStream()
        .write(mapper.writeValueAsBytes(problems.of(status, code, Map.of(), List.of())));
  }

  private static JwtAuthenticationConverter authorities() {
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::authoritiesOf);
    return converter;
  }

  static List<GrantedAuthority> authoritiesOf(Jwt token) {
    var authorities = new ArrayList<GrantedAuthority>();
    if (token.getClaims().get("realm_access") instanceof Map<?, ?> access
        && access.get("roles") instanceof List<?> roles) {
      roles.forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
    }
    String client = token.getClaimAsString("client_id");
    if (client != null && roleOf(authorities, "service")) {
      authorities.add(new SimpleGrantedAuthority("ROLE_service:" + client));
    }
    return authorities;
  }

  private static boolean roleOf(List<GrantedAuthority> authorities, String role) {
    return authorities.contains(new SimpleGrantedAuthority("ROLE_" + role));
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("spring.security.oauth2.client.registration.takmil.client-id")
  Neighbours neighbours(
      ClientRegistrationRepository registrations,
      OAuth2AuthorizedClientService clients,
      JsonMapper mapper) {
    var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder()
            .clientCredentials(own -> own.accessTokenResponseClient(tokensInTime()))
            .build());
    return new Neighbours(manager, mapper);
  }

  /** The library's own client waits for ever for a realm that keeps silent, and its caller too. */
  private static RestClientClientCredentialsTokenResponseClient tokensInTime() {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(Duration.ofSeconds(2));
    var tokens = new RestClientClientCredentialsTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return tokens;
  }
}
