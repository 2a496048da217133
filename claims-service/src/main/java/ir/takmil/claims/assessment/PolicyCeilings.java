package ir.takmil.claims.assessment;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The door of policy-service for what is left; not knocked at again, for somebody waits. */
class PolicyCeilings implements RemainingCeilings {
  private static final Logger log = LoggerFactory.getLogger(PolicyCeilings.class);

  private final RestClient policy;

  PolicyCeilings(RestClient policy) {
    this.policy = policy;
  }

  private record Told(boolean unlimited, @Nullable Rials remaining) {}

  @Override
  @CircuitBreaker(name = "ceilings", fallbackMethod = "away")
  @Bulkhead(name = "ceilings")
  public Optional<Remaining> of(
      ContractId contract, PersonId person, String service, LocalDate day) {
    try {
      return Optional.ofNullable(
              policy
                  .get()
                  .uri(to ->
                      to.path("/internal/remaining-ceiling")
                          .queryParam("contract", "{contract}")
                          .queryParam("person", "{person}")
                          .queryParam("service", "{service}")
                          .queryParam("on", "{on}")
                          .build(contract.value(), person.value(), service, day))
                  .retrieve()
                  .body(Told.class))
          .map(told -> new Remaining(told.unlimited(), told.remaining()));
    } catch (HttpClientErrorException answer) {
      // It answers, and is not away: what was asked was wrong, and that is nobody else's matter.
      return notTold(contract, answer);
    }
  }

  Optional<Remaining> away(
      ContractId contract, PersonId person, String service, LocalDate day, RuntimeException why) {
    return notTold(contract, why);
  }

  /** The kind of it only: a message may quote an answer, which is about a person. */
  private static Optional<Remaining> notTold(ContractId contract, RuntimeException why) {
    log.atWarn()
        .addKeyValue("contract", contract.value())
        .log("ceiling not told: {}", why.getClass().getSimpleName());
    return Optional.empty();
  }
}
