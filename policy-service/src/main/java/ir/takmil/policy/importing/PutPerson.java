package ir.takmil.policy.importing;

import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.person.Gender;
import ir.takmil.policy.person.Particulars;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record PutPerson(
    @NotNull NationalCode nationalCode,
    @NotBlank @Size(max = 100) String givenName,
    @NotBlank @Size(max = 100) String familyName,
    @NotNull Gender gender,
    @NotNull @Past LocalDate birthDate,
    @NotBlank @Size(max = 20) String birthCertificateNumber,
    @Nullable Mobile mobile,
    @Nullable Sheba sheba) {

  Particulars particulars() {
    return new Particulars(
        nationalCode,
        Typed.text(givenName, "/givenName"),
        Typed.text(familyName, "/familyName"),
        gender,
        birthDate,
        Typed.text(birthCertificateNumber, "/birthCertificateNumber"),
        mobile,
        sheba);
  }
}
