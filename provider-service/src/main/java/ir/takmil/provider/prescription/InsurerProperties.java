package ir.takmil.provider.prescription;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param url under which both insurers answer, each on a path of its own
 * @param answerWithin how long an answer may take, and how long a person waits for a well insurer
 * @param whenAiling how long a person waits while an insurer's breaker is not closed
 * @param askAgainAfter what people are told, unless the insurer itself says when
 */
@Validated
@ConfigurationProperties("takmil.insurers")
record InsurerProperties(
    @Pattern(regexp = "https?://.+") String url,
    @NotBlank String key,
    @DurationMin(millis = 100) @DurationMax(seconds = 10) Duration answerWithin,
    @DurationMin(millis = 10) @DurationMax(seconds = 1) Duration whenAiling,
    @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration askAgainAfter) {}
