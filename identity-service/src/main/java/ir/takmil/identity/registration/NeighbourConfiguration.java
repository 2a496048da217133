package ir.takmil.identity.registration;

import ir.takmil.platform.security.Neighbours;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long each neighbour is waited for; tries and breakers stand in application.yaml. */
@Configuration(proxyBeanMethods = false)
class NeighbourConfiguration {

  @Bean
  People people(Neighbours neighbours, @Value("${takmil.policy-url}") String url) {
    return new PolicyService(neighbours.at(url, Duration.ofSeconds(3)));
  }

  @Bean
  OneTimeCodes oneTimeCodes(
      Neighbours neighbours, @Value("${takmil.notification-url}") String url) {
    return new NotificationService(neighbours.at(url, Duration.ofSeconds(5)));
  }

  @Bean
  Keycloak keycloak(
      Neighbours neighbours,
      @Value("${takmil.keycloak-url}") String url,
      @Value("${takmil.realm}") String realm) {
    return new KeycloakRealm(neighbours.at(url + "/admin/realms/" + realm, Duration.ofSeconds(10)));
  }
}
