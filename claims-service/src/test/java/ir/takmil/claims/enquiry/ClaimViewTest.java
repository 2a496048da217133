package ir.takmil.claims.enquiry;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.SampleLives;
import ir.takmil.platform.value.Rials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ClaimViewTest {
  private static final Words WORDS = new Words();
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static ClaimView seenByInsured(Claim claim) {
    return ClaimView.of(claim, INSURED, false, WORDS, null, NOW);
  }

  @Test
  void eachDeductionIsExplainedAndSaysHowToAvoidIt() {
    ClaimView view = seenByInsured(SampleLives.taken().decide(ASSESSOR, decision(), false, NOW));
    assertThat(view.approved()).isEqualTo(Rials.of(7_468_200));
    assertThat(view.lines().getFirst().payable()).isEqualTo(Rials.of(7_468_200));
    var deduction = view.deductions().getFirst();
    assertThat(deduction.line()).isEqualTo(1);
    assertThat(deduction.code()).isEqualTo("K02");
    assertThat(deduction.amount()).isEqualTo(Rials.of(829_800));
    assertThat(deduction.sentence()).contains("فرانشیز");
    assertThat(deduction.howToAvoid()).isNotBlank();
  }

  @Test
  void whatAnExaminerHasYetToAgreeToIsNotToldToTheInsured() {
    Claim claim = SampleLives.taken().decide(ASSESSOR, decision(), true, NOW);
    assertThat(seenByInsured(claim).approved()).isNull();
    assertThat(seenByInsured(claim).deductions()).isEmpty();
    assertThat(ClaimSummary.of(claim, INSURED, WORDS, NOW).approved()).isNull();
    assertThat(ClaimView.of(claim, ASSESSOR, true, WORDS, null, NOW).approved())
        .isEqualTo(Rials.of(7_468_200));
  }

  @Test
  void aReturnedClaimSaysWhyAndWhatToRepair() {
    ClaimView view = seenByInsured(SampleLives.returned());
    assertThat(view.status()).isEqualTo(Status.RETURNED);
    assertThat(view.returnNotice().sentence()).contains("مدارک کامل نیست");
    assertThat(view.returnNotice().text()).isEqualTo(SampleLives.WORDS_OF_THE_ASSESSOR);
    assertThat(view.returnNotice().repair())
        .containsExactly(new ClaimView.RepairShown(DocumentKind.INVOICE, null));
    assertThat(view.holder()).isEqualTo("پرونده نزد شماست.");
    assertThat(view.actions()).extracting(Object::toString).contains("ATTACH", "RESUBMIT", "VOID");
  }

  @Test
  void aRejectedClaimSaysWhy() {
    Claim claim = SampleLives.taken().reject(ASSESSOR, new Rejection("X05", "مستثنا"), NOW);
    assertThat(seenByInsured(claim).rejection().sentence()).contains("مستثناست");
    assertThat(seenByInsured(claim).rejection().text()).isEqualTo("مستثنا");
  }

  @Test
  void theTransferOrderIsShownWithWhatTheBankSaid() {
    var sent = seenByInsured(SampleLives.sentForPayment()).transferOrder();
    assertThat(sent.status()).isEqualTo("SENT");
    assertThat(sent.amount()).isEqualTo(Rials.of(7_468_200));
    assertThat(sent.issuedAt()).isEqualTo(NOW);
    var paid = seenByInsured(SampleLives.sentForPayment().pay(1, "99", NOW)).transferOrder();
    assertThat(paid.status()).isEqualTo("PAID");
    assertThat(paid.bankReference()).isEqualTo("99");
    var failed =
        seenByInsured(SampleLives.sentForPayment().failPayment(1, "AC04", NOW)).transferOrder();
    assertThat(failed.failure()).isEqualTo("AC04");
  }

  static java.util.List<Claim> lives() {
    return SampleLives.all();
  }

  @ParameterizedTest
  @MethodSource("lives")
  void whereverAClaimStandsItsViewAddsUp(Claim claim) {
    ClaimView view = ClaimView.of(claim, ASSESSOR, true, WORDS, null, NOW);
    OpenApi.isA("Claim", JSON.writeValueAsString(view));
    OpenApi.isA(
        "ClaimSummary", JSON.writeValueAsString(ClaimSummary.of(claim, INSURED, WORDS, NOW)));
    assertThat(view.requested()).isEqualTo(REQUESTED);
    assertThat(view.timeline().getLast().status()).isEqualTo(view.status());
    if (view.approved() != null) {
      Rials deducted =
          view.deductions().stream()
              .map(ClaimView.DeductionShown::amount)
              .reduce(Rials.ZERO, Rials::plus);
      assertThat(view.approved().plus(deducted)).isEqualTo(view.requested());
    }
  }
}
