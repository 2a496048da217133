package ir.takmil.policy.codes;

import ir.takmil.platform.security.Neighbours;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long the neighbour is waited for; tries and breakers stand in application.yaml. */
@Configuration(proxyBeanMethods = false)
class NeighbourConfiguration {

  @Bean
  OneTimeCodes oneTimeCodes(
      Neighbours neighbours, @Value("${takmil.notification-url}") String url) {
    return new NotificationService(neighbours.at(url, Duration.ofSeconds(5)));
  }
}
