package ir.takmil.claims.payout;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The payees door of policy-service. */
class PolicyPayees implements Payees {
  private static final Logger log = LoggerFactory.getLogger(PolicyPayees.class);

  private final RestClient policy;

  PolicyPayees(RestClient policy) {
    this.policy = policy;
  }

  @Override
  @CircuitBreaker(name = "policy")
  @Retry(name = "policy", fallbackMethod = "away")
  @Bulkhead(name = "policy")
  public Optional<Payee> find(PersonId person) {
    try {
      return Optional.ofNullable(
          policy
              .get()
              .uri("/internal/people/{person}/payee", person.value())
              .retrieve()
              .body(Payee.class));
    } catch (HttpClientErrorException answer) {
      if (answer.getStatusCode() == HttpStatus.NOT_FOUND) {
        return Optional.empty();
      }
      throw answer;
    }
  }

  Optional<Payee> away(PersonId person, RuntimeException why) {
    log.atError().addKeyValue("person", person.value()).log("payee not told: {}", why.toString());
    throw Refusal.unavailable("neighbour-away");
  }
}
