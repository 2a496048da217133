package ir.takmil.provider.prescription;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.NationalCode;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** National codes, asked of policy-service for each inquiry and never kept. */
@Component
class IdentityNumbers {
  private final RestClient policy;

  @Autowired
  IdentityNumbers(Neighbours neighbours, @Value("${takmil.policy.url}") String url) {
    this(neighbours.at(url, Duration.ofMillis(700)));
  }

  IdentityNumbers(RestClient policy) {
    this.policy = policy;
  }

  /**
   * @param family the person who asks: the person themselves, or their family's main insured
   * @return empty when there is no such person in that family
   * @throws RuntimeException when policy-service does not answer
   */
  @Retry(name = "policy")
  @CircuitBreaker(name = "policy")
  @Bulkhead(name = "policy")
  public Optional<NationalCode> of(String person, String family) {
    try {
      Answer answer =
          policy
              .get()
              .uri("/internal/people/{person}/identity-number?family={family}", person, family)
              .retrieve()
              .body(Answer.class);
      return Optional.ofNullable(answer).map(Answer::nationalCode);
    } catch (HttpClientErrorException.NotFound nobodyOfTheirs) {
      return Optional.empty();
    }
  }

  record Answer(NationalCode nationalCode) {}
}
