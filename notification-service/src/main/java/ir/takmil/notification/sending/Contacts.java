package ir.takmil.notification.sending;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.notification.message.PersonId;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.Mobile;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Where people can be reached, as identity-service knows it at this moment; never kept here. */
@Component
class Contacts {
  private final RestClient identity;

  @Autowired
  Contacts(Neighbours neighbours, @Value("${takmil.identity.url}") String url) {
    this(neighbours.at(url, Duration.ofMillis(1500)));
  }

  Contacts(RestClient identity) {
    this.identity = identity;
  }

  /**
   * @return empty when the person has no account
   * @throws RuntimeException when identity-service does not answer
   */
  @Retry(name = "identity")
  @CircuitBreaker(name = "identity")
  @Bulkhead(name = "identity")
  public Optional<Mobile> mobileOf(PersonId person) {
    try {
      Contact contact =
          identity
              .get()
              .uri("/internal/people/{person}/contact", person.value())
              .retrieve()
              .body(Contact.class);
      return Optional.ofNullable(contact).map(Contact::mobile);
    } catch (HttpClientErrorException.NotFound nobody) {
      return Optional.empty();
    }
  }

  record Contact(@Nullable Mobile mobile) {}
}
