package ir.takmil.policy.person;

import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Sheba;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known of a person, in the clear: in memory only, never in a store, log or event. */
public record Particulars(
    NationalCode nationalCode,
    String givenName,
    String familyName,
    Gender gender,
    LocalDate birthDate,
    String birthCertificateNumber,
    @Nullable Mobile mobile,
    @Nullable Sheba sheba) {

  public Particulars {
    birthCertificateNumber = PersianText.digits(birthCertificateNumber);
  }

  /** For logs that print a thing whole by accident. */
  @Override
  public String toString() {
    return "Particulars[…]";
  }
}
