package ir.takmil.claims.payout;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The bank's file interface over HTTP. Not retried here: the settlement asks again by itself. */
class HttpBank implements Bank {
  private final RestClient bank;

  HttpBank(RestClient bank) {
    this.bank = bank;
  }

  @Override
  @CircuitBreaker(name = "bank")
  @Bulkhead(name = "bank")
  public void deliver(String messageId, String file) {
    bank.put()
        .uri("/bank/files/{messageId}", messageId)
        .contentType(MediaType.APPLICATION_XML)
        .body(file.getBytes(StandardCharsets.UTF_8))
        .retrieve()
        .toBodilessEntity();
  }

  @Override
  @CircuitBreaker(name = "bank")
  @Bulkhead(name = "bank")
  public Optional<BankReport> report(String messageId) {
    try {
      byte[] xml =
          bank.get().uri("/bank/files/{messageId}/report", messageId).retrieve().body(byte[].class);
      return xml == null
          ? Optional.empty()
          : Optional.of(BankReport.read(new String(xml, StandardCharsets.UTF_8)));
    } catch (HttpClientErrorException answer) {
      if (answer.getStatusCode() == HttpStatus.NOT_FOUND) {
        return Optional.empty();
      }
      throw answer;
    }
  }
}
