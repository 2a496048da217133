package ir.takmil.provider.prescription;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param url under which both insurers answer, each on a path of its own
 */
@Validated
@ConfigurationProperties("takmil.insurers")
record InsurerProperties(@NotBlank String url, @NotBlank String key, Duration answerWithin) {}
