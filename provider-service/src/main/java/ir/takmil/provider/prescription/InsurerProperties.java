package ir.takmil.provider.prescription;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

@Validated
@ConfigurationProperties("takmil.insurers")
record InsurerProperties(
    @NotBlank String socialSecurityUrl,
    @NotBlank String healthInsuranceUrl,
    @NotBlank String key,
    Duration answerWithin) {}
