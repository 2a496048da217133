package ir.takmil.notification.sending;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param lanes how many people's messages are handed over at once
 * @param sweepEvery how often messages that were left waiting are looked for
 */
@Validated
@ConfigurationProperties("takmil.sending")
record SendingProperties(@Min(1) int lanes, Duration sweepEvery) {}
