package ir.takmil.notification.sms;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

@Validated
@ConfigurationProperties("takmil.sms")
record SmsProperties(@NotBlank String url, @NotBlank String key, Duration answerWithin) {}
