package ir.takmil.claims.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.testing.SampleClaims;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseDetailsTest {
  private static Prescription.Item item(long quantity, long price, long share) {
    return new Prescription.Item("قرص", quantity, Rials.of(price), Rials.of(share));
  }

  private static CaseDetails of(Prescription.Item... items) {
    Expense sample = SampleClaims.registered().expense();
    return CaseDetails.of(
        new Expense(
            sample.claimNumber(),
            sample.admissionId(),
            sample.trackingCode(),
            sample.personId(),
            sample.mainInsuredId(),
            sample.contractId(),
            sample.planId(),
            sample.planVersion(),
            sample.direction(),
            sample.service(),
            sample.cover(),
            sample.date(),
            sample.basicInsurer(),
            sample.centreId(),
            sample.centreName(),
            new Prescription(
                "1",
                "DRUG",
                LocalDate.of(2026, 11, 1),
                Rials.of(1),
                null,
                List.of(items),
                null,
                null),
            null,
            sample.lines(),
            sample.contentHash()));
  }

  @Test
  void whatWasPrescribedIsAddedUp() {
    CaseDetails details = of(item(2, 100, 30), item(3, 10, 0));
    assertThat(details.totalPrice()).isEqualTo(Rials.of(230));
    assertThat(details.insuranceShare()).isEqualTo(Rials.of(30));
    assertThat(details.items().getFirst().price()).isEqualTo(Rials.of(200));
  }

  /** Of a claim that was kept before such amounts were refused. */
  @Test
  void whatCannotBeCountedIsAbsentAndTheRestIsShown() {
    CaseDetails one = of(item(2, Long.MAX_VALUE, 30), item(3, 10, 0));
    assertThat(one.totalPrice()).isNull();
    assertThat(one.items().getFirst().price()).isNull();
    assertThat(one.items().getLast().price()).isEqualTo(Rials.of(30));
    assertThat(one.insuranceShare()).isEqualTo(Rials.of(30));

    CaseDetails together = of(item(1, Long.MAX_VALUE, Long.MAX_VALUE), item(1, 1, 1));
    assertThat(together.totalPrice()).isNull();
    assertThat(together.insuranceShare()).isNull();
  }
}
