package ir.takmil.claims.payout;

import ir.takmil.platform.security.Neighbours;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BankSettings.class)
class PayoutConfiguration {

  @Bean
  Payees payees(Neighbours neighbours, @Value("${takmil.policy-url}") String policy) {
    return new PolicyPayees(neighbours.at(policy, Duration.ofSeconds(2)));
  }

  @Bean
  Bank bank(BankSettings settings, JsonMapper mapper) {
    return new HttpBank(
        Neighbours.plain(settings.url(), Duration.ofSeconds(5), mapper)
            .mutate()
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.key())
            .build());
  }
}
