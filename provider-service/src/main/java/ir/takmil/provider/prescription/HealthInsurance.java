package ir.takmil.provider.prescription;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Health Insurance (بیمه سلامت) finds prescriptions by person and tracking code. */
@Component
class HealthInsurance implements BasicInsurer {
  private static final Logger log = LoggerFactory.getLogger(HealthInsurance.class);

  private final PrescriptionBook book;

  HealthInsurance(InsurerProperties properties, JsonMapper mapper) {
    book =
        new PrescriptionBook(
            properties.url() + "/health-insurance/v1",
            properties.key(),
            properties.answerWithin(),
            mapper);
  }

  @Override
  public Insurer which() {
    return Insurer.HEALTH_INSURANCE;
  }

  @Override
  @Retry(name = "health-insurance", fallbackMethod = "notNow")
  @CircuitBreaker(name = "health-insurance")
  @Bulkhead(name = "health-insurance")
  public Answer find(Question question) {
    return book.ask(
        Map.of(
            "nationalCode", question.nationalCode().value(),
            "trackingCode", Objects.requireNonNull(question.trackingCode())));
  }

  Answer notNow(Question question, Throwable why) {
    log.atWarn().log("health-insurance does not answer: {}", why.getClass().getSimpleName());
    return new Answer.NotAnswering();
  }
}
