package ir.takmil.identity.registration;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.value.NationalCode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

@Bulkhead(name = "policy-service")
@CircuitBreaker(name = "policy-service")
@Retry(name = "policy-service")
class PolicyService implements People {
  private final RestClient http;

  PolicyService(RestClient http) {
    this.http = http;
  }

  @Override
  public Optional<PersonId> confirm(NationalCode nationalCode, LocalDate birthDate) {
    try {
      Confirmed confirmed =
          http.post()
              .uri("/internal/identity-checks")
              .body(new Check(nationalCode, birthDate))
              .retrieve()
              .body(Confirmed.class);
      return Optional.of(Objects.requireNonNull(confirmed).personId());
    } catch (HttpClientErrorException.NotFound notConfirmed) {
      return Optional.empty();
    }
  }

  private record Check(NationalCode nationalCode, LocalDate birthDate) {}

  private record Confirmed(PersonId personId) {}
}
