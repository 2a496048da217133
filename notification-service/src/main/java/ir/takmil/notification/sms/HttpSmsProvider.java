package ir.takmil.notification.sms;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import ir.takmil.notification.message.Receipt;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.Mobile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The provider over HTTP. What it answers is believed only when it is readable and names our text;
 * everything else, and silence, is uncertain. A retry is safe, for the id makes it the same text.
 */
@Component
class HttpSmsProvider implements SmsProvider {
  private static final Logger log = LoggerFactory.getLogger(HttpSmsProvider.class);
  private static final int LONGEST_ANSWER = 16 * 1024;

  private final RestClient http;
  private final JsonMapper mapper;

  HttpSmsProvider(SmsProperties properties, JsonMapper mapper) {
    this.http =
        Neighbours.plain(properties.url(), properties.answerWithin(), mapper)
            .mutate()
            .defaultHeaders(headers -> headers.setBearerAuth(properties.key()))
            .build();
    this.mapper = mapper;
  }

  @Override
  @Retry(name = "sms", fallbackMethod = "withoutAnswer")
  @CircuitBreaker(name = "sms")
  @Bulkhead(name = "sms")
  public Receipt send(String id, Mobile to, String text) {
    return http.post()
        .uri("/messages")
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("id", id, "to", to.value(), "text", text))
        .exchange((request, response) -> receipt(id, response, false));
  }

  @Override
  @Retry(name = "sms", fallbackMethod = "withoutAnswer")
  @CircuitBreaker(name = "sms")
  @Bulkhead(name = "sms")
  public Receipt ask(String id) {
    return http.get()
        .uri("/messages/{id}", id)
        .exchange((request, response) -> receipt(id, response, true));
  }

  private Receipt receipt(String id, ClientHttpResponse response, boolean asked)
      throws IOException {
    int status = response.getStatusCode().value();
    return switch (status) {
      case 200, 201, 202 -> read(id, response);
      case 404 -> asked ? Receipt.NOT_KNOWN : Receipt.NOT_REACHED;
      case 400, 409, 413, 422 -> asked ? Receipt.UNCERTAIN : Receipt.REFUSED;
      case 401, 403, 408, 425, 429 -> {
        log.atWarn().addKeyValue("status", status).log("SMS provider takes nothing");
        yield Receipt.NOT_REACHED;
      }
      default -> throw new HttpServerErrorException(response.getStatusCode());
    };
  }

  private Receipt read(String id, ClientHttpResponse response) throws IOException {
    JsonNode answer;
    try {
      answer = mapper.readTree(response.getBody().readNBytes(LONGEST_ANSWER));
    } catch (JacksonException unreadable) {
      throw new RestClientException("an answer that is no JSON", unreadable);
    }
    if (answer == null || !answer.path("id").asString("").equals(id)) {
      throw new RestClientException("an answer that does not name the text");
    }
    return switch (answer.path("status").asString("")) {
      case "REJECTED", "FAILED" -> Receipt.REFUSED;
      default -> Receipt.ACCEPTED;
    };
  }

  Receipt withoutAnswer(String id, Mobile to, String text, Throwable why) {
    return withoutAnswer(id, why);
  }

  Receipt withoutAnswer(String id, Throwable why) {
    Receipt receipt = neverArrived(why) ? Receipt.NOT_REACHED : Receipt.UNCERTAIN;
    log.atWarn()
        .addKeyValue("message", id)
        .addKeyValue("receipt", receipt)
        .log("SMS provider: {}", why.getClass().getSimpleName());
    return receipt;
  }

  private static boolean neverArrived(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof CallNotPermittedException
          || cause instanceof BulkheadFullException
          || cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
