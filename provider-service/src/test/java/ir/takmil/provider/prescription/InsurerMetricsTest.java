package ir.takmil.provider.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.OutsideStandIn;
import ir.takmil.provider.OutsideStandIn.Mood;
import ir.takmil.provider.WholeService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.web.client.RestClient;

/** What whoever runs the service sees of the insurers, and that it is about nobody. */
class InsurerMetricsTest extends WholeService {
  private static final String CODE = "9903719582";

  @LocalManagementPort private int management;

  @Test
  void inquiriesBreakersBulkheadsAndRetriesAreCountedByInsurerAndAboutNobody() {
    String person = UUID.randomUUID().toString();
    OUTSIDE.knows(person, person, CODE);
    ask(person, "2026-11-20");
    ask(person, "2026-11-20");
    OUTSIDE.is(OutsideStandIn.SOCIAL_SECURITY, Mood.FAILS);
    ask(person, "2026-11-19");

    String metrics =
        RestClient.create("http://127.0.0.1:" + management)
            .get()
            .uri("/actuator/prometheus")
            .retrieve()
            .body(String.class);
    for (String outcome : new String[] {"answered", "cached", "not-answering"}) {
      assertThat(metrics)
          .containsPattern(
              "prescription_inquiries_total\\{insurer=\"social-security\",outcome=\"%s\"[^}]*} [1-9]"
                  .formatted(outcome))
          .contains("prescription_inquiries_total{insurer=\"health-insurance\"");
    }
    for (String name : new String[] {"social-security", "health-insurance", "policy"}) {
      assertThat(metrics)
          .containsPattern("resilience4j_circuitbreaker_state\\{[^}]*name=\"" + name + "\"")
          .containsPattern(
              "resilience4j_bulkhead_available_concurrent_calls\\{[^}]*name=\"" + name + "\"")
          .containsPattern("resilience4j_retry_calls_total\\{[^}]*name=\"" + name + "\"");
    }
    assertThat(metrics).doesNotContain(person).doesNotContain(CODE);
  }

  private void ask(String person, String on) {
    post(
        insured(person),
        "/prescription-inquiries",
        Map.of("personId", person, "basicInsurer", "SOCIAL_SECURITY", "on", on));
  }
}
