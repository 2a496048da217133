package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.jsonPath;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.method;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck.State;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/** What is asked of provider-service, and what its answers come to. */
class ProviderPrescriptionsTest {
  private final RestClient.Builder http = RestClient.builder().baseUrl("http://provider");
  private final MockRestServiceServer provider = MockRestServiceServer.bindTo(http).build();
  private final ProviderPrescriptions prescriptions = new ProviderPrescriptions(http.build());

  private static Expense expense() {
    Expense sent = registered().expense();
    return new Expense(
        sent.claimNumber(),
        sent.admissionId(),
        sent.trackingCode(),
        sent.personId(),
        sent.mainInsuredId(),
        sent.contractId(),
        sent.planId(),
        sent.planVersion(),
        sent.direction(),
        sent.service(),
        sent.cover(),
        sent.date(),
        "HEALTH_INSURANCE",
        null,
        null,
        new Prescription(
            "52906960",
            "DRUG",
            LocalDate.of(2026, 10, 30),
            Rials.of(1_330_300),
            null,
            List.of(),
            "12345",
            null),
        null,
        sent.lines(),
        sent.contentHash());
  }

  private Optional<State> toldThat(String json) {
    provider
        .expect(requestTo("http://provider/internal/prescription-inquiries"))
        .andExpect(method(HttpMethod.POST))
        .andExpect(jsonPath("$.personId").value(expense().personId().value()))
        .andExpect(jsonPath("$.familyId").value(expense().mainInsuredId().value()))
        .andExpect(jsonPath("$.basicInsurer").value("HEALTH_INSURANCE"))
        .andExpect(jsonPath("$.on").value("2026-10-30"))
        .andExpect(jsonPath("$.trackingCode").value("12345"))
        .andRespond(withSuccess(json, MediaType.APPLICATION_JSON));
    return prescriptions.compare(expense());
  }

  private static String known(String number, long total) {
    return known(number, total, 0);
  }

  /** Of two items, the second of which the insurer bears that much of. */
  private static String known(String number, long total, long basicShare) {
    return """
    {"state": "ANSWERED", "items": [
      {"number": "%s", "kind": "DRUG", "date": "2026-10-30", "total": %d, "items": [
        {"title": "قرص", "quantity": 1, "price": 300, "basicShare": 0},
        {"title": "سرم", "quantity": 2, "price": 665000, "basicShare": %d}]}]}
    """
        .formatted(number, total, basicShare);
  }

  @Test
  void theSameNumberKindDateAndTotalIsAMatch() {
    assertThat(toldThat(known("52906960", 1_330_300))).contains(State.MATCHED);
  }

  @Test
  void theSameNumberWithAnotherTotalIsDifferent() {
    assertThat(toldThat(known("52906960", 1_330_299))).contains(State.DIFFERENT);
  }

  @Test
  void aBasicShareThatTheInsurerKnowsOtherwiseIsDifferent() {
    assertThat(toldThat(known("52906960", 1_330_300, 400_000))).contains(State.DIFFERENT);
  }

  @Test
  void anotherNumberIsNotTheOne() {
    assertThat(toldThat(known("52906961", 1_330_300))).contains(State.NOT_FOUND);
  }

  @Test
  void anInsurerThatIsSilentHasSaidNothing() {
    assertThat(toldThat("{\"state\": \"NOT_ANSWERING\", \"items\": []}")).isEmpty();
  }

  @Test
  void aPersonThatNobodyKnowsHasNoPrescription() {
    provider
        .expect(requestTo("http://provider/internal/prescription-inquiries"))
        .andRespond(withStatus(HttpStatus.NOT_FOUND));
    assertThat(prescriptions.compare(expense())).contains(State.NOT_FOUND);
  }

  @Test
  void aQuestionThatIsRefusedIsNoAnswerAndNotForTheBreaker() {
    provider
        .expect(requestTo("http://provider/internal/prescription-inquiries"))
        .andRespond(withStatus(HttpStatus.BAD_REQUEST));
    assertThat(prescriptions.compare(expense())).isEmpty();
  }

  @Test
  void aFailureIsForTheBreakerAndNoAnswer() {
    provider
        .expect(requestTo("http://provider/internal/prescription-inquiries"))
        .andRespond(withStatus(HttpStatus.INTERNAL_SERVER_ERROR));
    assertThatThrownBy(() -> prescriptions.compare(expense()))
        .isInstanceOf(HttpServerErrorException.class);
    assertThat(prescriptions.away(expense(), new IllegalStateException())).isEmpty();
  }
}
