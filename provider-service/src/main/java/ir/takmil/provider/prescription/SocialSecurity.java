package ir.takmil.provider.prescription;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Social Security (تأمین اجتماعی) finds prescriptions by person and day. */
@Component
class SocialSecurity implements BasicInsurer {
  private static final Logger log = LoggerFactory.getLogger(SocialSecurity.class);

  private final PrescriptionBook book;

  SocialSecurity(InsurerProperties properties, JsonMapper mapper) {
    book =
        new PrescriptionBook(
            properties.url() + "/social-security/v1",
            properties.key(),
            properties.answerWithin(),
            mapper);
  }

  @Override
  public Insurer which() {
    return Insurer.SOCIAL_SECURITY;
  }

  @Override
  @Retry(name = "social-security", fallbackMethod = "notNow")
  @CircuitBreaker(name = "social-security")
  @Bulkhead(name = "social-security")
  public Answer find(Question question) {
    return book.ask(
        Map.of(
            "nationalCode", question.nationalCode().value(),
            "date", question.on().toString()));
  }

  Answer notNow(Question question, Throwable why) {
    log.atWarn().log("social-security does not answer: {}", why.getClass().getSimpleName());
    return new Answer.NotAnswering();
  }
}
