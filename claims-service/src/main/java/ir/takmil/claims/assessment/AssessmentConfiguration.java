package ir.takmil.claims.assessment;

import ir.takmil.platform.security.Neighbours;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AssessmentConfiguration {

  @Bean
  RemainingCeilings remainingCeilings(
      Neighbours neighbours, @Value("${takmil.policy-url}") String policy) {
    return new PolicyCeilings(neighbours.at(policy, Duration.ofSeconds(1)));
  }

  /** Provider-service in turn waits for an insurer, twice at most. */
  @Bean
  Prescriptions prescriptions(
      Neighbours neighbours, @Value("${takmil.provider-url}") String provider) {
    return new ProviderPrescriptions(neighbours.at(provider, Duration.ofSeconds(5)));
  }
}
