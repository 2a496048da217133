package ir.takmil.identity.registration;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.platform.value.Mobile;
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
    http.put()
        .uri("/internal/one-time-codes/{id}", id)
        .body(new OneTimeCode(mobile, code))
        .retrieve()
        .toBodilessEntity();
  }

  private record OneTimeCode(Mobile mobile, String code) {
    @Override
    public String toString() {
      return "OneTimeCode[…]";
    }
  }
}
