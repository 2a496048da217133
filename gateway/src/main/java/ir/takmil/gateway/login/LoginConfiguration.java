package ir.takmil.gateway.login;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;

/**
 * Keycloak as the gateway knows it. Its addresses follow from the issuer's, so that the gateway
 * starts, and serves the web app, while Keycloak is away.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {
  private final String issuer;

  LoginConfiguration(@Value("${takmil.issuer}") String issuer) {
    this.issuer = issuer;
  }

  @Bean
  ClientRegistrationRepository keycloak(@Value("${takmil.client-secret}") String secret) {
    return new InMemoryClientRegistrationRepository(
        ClientRegistration.withRegistrationId("keycloak")
            .clientId("takmil-web")
            .clientSecret(secret)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
            .scope("openid")
            .issuerUri(issuer)
            .authorizationUri(address("auth"))
            .tokenUri(address("token"))
            .jwkSetUri(address("certs"))
            .userNameAttributeName("preferred_username")
            .providerConfigurationMetadata(Map.of("end_session_endpoint", address("logout")))
            .build());
  }

  private String address(String endpoint) {
    return issuer + "/protocol/openid-connect/" + endpoint;
  }

  /** In the session itself: the default store is shared by all sessions of one person. */
  @Bean
  OAuth2AuthorizedClientRepository tokensInTheSession() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  RestClientRefreshTokenTokenResponseClient refreshing() {
    var client = new RestClientRefreshTokenTokenResponseClient();
    client.setRestClient(towardsKeycloak());
    return client;
  }

  @Bean
  RestClientAuthorizationCodeTokenResponseClient exchanging() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(towardsKeycloak());
    return client;
  }

  /** As Spring Security's own, but never waiting for ever. */
  private static RestClient towardsKeycloak() {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build());
    requests.setReadTimeout(Duration.ofSeconds(10));
    return RestClient.builder()
        .requestFactory(requests)
        .configureMessageConverters(converters ->
            converters
                .addCustomConverter(new FormHttpMessageConverter())
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  /**
   * A phone's token must be for at least one of our services; each service then looks for itself.
   */
  @Bean
  JwtDecoder bearerTokens(Environment environment) {
    Set<String> audiences =
        Binder.get(environment)
            .bind("takmil.services", Bindable.mapOf(String.class, String.class))
            .get()
            .keySet()
            .stream()
            .map(name -> name + "-service")
            .collect(Collectors.toSet());
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(address("certs")).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD,
                aud -> aud != null && aud.stream().anyMatch(audiences::contains))));
    return decoder;
  }

  /** Keycloak's origin: where the browser is sent to log in and out. */
  @Bean
  KeycloakOrigin keycloakOrigin() {
    URI address = URI.create(issuer);
    return new KeycloakOrigin(address.getScheme() + "://" + address.getAuthority());
  }

  record KeycloakOrigin(String value) {}
}
