package ir.takmil.gateway.routes;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The services behind the gateway.
 *
 * @param services by the name that stands after {@code /api/}
 * @param answerWithin how long a service may take to begin its answer
 * @param largestRequest the most that a request's body may hold
 */
@Validated
@ConfigurationProperties("takmil")
public record Services(
    @NotEmpty Map<String, URI> services, Duration answerWithin, DataSize largestRequest) {}
