package ir.takmil.policy.codes;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

@Bulkhead(name = "notification-service")
@CircuitBreaker(name = "notification-service")
@Retry(name = "notification-service")
class NotificationService implements OneTimeCodes {
  private final RestClient http;

  NotificationService(RestClient http) {
    this.http = http;
  }

  @Override
  public void send(String id, Mobile mobile, String code) {
    try {
      http.put()
          .uri("/internal/one-time-codes/{id}", id)
          .body(new OneTimeCode(mobile, code))
          .retrieve()
          .toBodilessEntity();
    } catch (HttpClientErrorException.BadRequest refusedByTheProvider) {
      throw Refusal.unprocessable("mobile-not-reached");
    }
  }

  @Override
  public void sendForConsent(String id, @Nullable Mobile mobile, String code, String centre) {
    try {
      http.put()
          .uri("/internal/consent-codes/{id}", id)
          .body(new ConsentCode(mobile, code, centre))
          .retrieve()
          .toBodilessEntity();
    } catch (HttpClientErrorException.BadRequest refusedByTheProvider) {
      throw Refusal.unprocessable("mobile-not-reached");
    }
  }

  private record ConsentCode(@Nullable Mobile mobile, String code, String centre) {
    @Override
    public String toString() {
      return "ConsentCode[…]";
    }
  }

  private record OneTimeCode(Mobile mobile, String code) {
    @Override
    public String toString() {
      return "OneTimeCode[…]";
    }
  }
}
