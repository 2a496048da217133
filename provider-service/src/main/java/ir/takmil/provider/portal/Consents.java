package ir.takmil.provider.portal;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.web.Caller;
import ir.takmil.provider.centre.Centre;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Policy-service, which knows the people. Only reading is tried twice: a code is one try, and an
 * asking that is still under way would look as if its message had gone out.
 */
@Component
class Consents {
  private final RestClient policy;

  @Autowired
  Consents(Neighbours neighbours, @Value("${takmil.policy.url}") String url) {
    // Longer than policy-service waits for the SMS provider.
    this(neighbours.at(url, Duration.ofSeconds(8)));
  }

  Consents(RestClient policy) {
    this.policy = policy;
  }

  @CircuitBreaker(name = "policy-consents")
  @Bulkhead(name = "policy-consents")
  public @Nullable Asked ask(AskConsent asked, Centre centre, Caller by) {
    return policy
        .post()
        .uri("/internal/consents")
        .body(
            new Asking(
                asked.id(),
                asked.nationalCode(),
                centre.id().value(),
                centre.listing().name(),
                by.account(),
                asked.on()))
        .retrieve()
        .body(Asked.class);
  }

  @CircuitBreaker(name = "policy-consents")
  @Bulkhead(name = "policy-consents")
  public @Nullable Eligibility give(ConsentId id, Centre centre, Caller by, String code) {
    return policy
        .post()
        .uri("/internal/consents/{id}/eligibility", id.value())
        .body(new Told(centre.id().value(), by.account(), code))
        .retrieve()
        .body(Eligibility.class);
  }

  @Retry(name = "policy-consents")
  @CircuitBreaker(name = "policy-consents")
  @Bulkhead(name = "policy-consents")
  public @Nullable Eligibility again(ConsentId id, Centre centre, Caller by) {
    return policy
        .get()
        .uri(
            "/internal/consents/{id}?centre={centre}&by={by}",
            id.value(),
            centre.id().value(),
            by.account())
        .retrieve()
        .body(Eligibility.class);
  }

  private record Asking(
      ConsentId id,
      NationalCode nationalCode,
      String centreId,
      String centreName,
      String by,
      LocalDate on) {
    @Override
    public String toString() {
      return "Asking[" + id + "]";
    }
  }

  private record Told(String centreId, String by, String code) {
    @Override
    public String toString() {
      return "Told[…]";
    }
  }
}
