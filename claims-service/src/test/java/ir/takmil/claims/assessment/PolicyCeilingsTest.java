package ir.takmil.claims.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.anything;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;

import ir.takmil.claims.assessment.RemainingCeilings.Remaining;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/** Which answers of policy-service are none, and which are for the breaker to count. */
class PolicyCeilingsTest {
  private final RestClient.Builder http = RestClient.builder().baseUrl("http://policy");
  private final MockRestServiceServer policy = MockRestServiceServer.bindTo(http).build();
  private final PolicyCeilings ceilings = new PolicyCeilings(http.build());

  private Optional<Remaining> answeredWith(HttpStatus status) {
    policy.expect(anything()).andRespond(withStatus(status));
    return ceilings.of(
        new ContractId("c1"), new PersonId("p1"), "PHARMACY", LocalDate.of(2026, 11, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 422, 429})
  void whatIsRefusedIsNotKnownAndNotForTheBreaker(int status) {
    assertThat(answeredWith(HttpStatus.valueOf(status))).isEmpty();
  }

  @Test
  void aFailureIsForTheBreaker() {
    assertThatThrownBy(() -> answeredWith(HttpStatus.INTERNAL_SERVER_ERROR))
        .isInstanceOf(HttpServerErrorException.class);
  }
}
