package ir.takmil.provider.directory;

import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.Physician;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

record EnrolPhysician(
    @NotNull CouncilCode councilCode,
    @NotBlank @Size(max = 100) String givenName,
    @NotBlank @Size(max = 100) String familyName,
    @NotBlank @Size(max = 100) String specialty,
    @NotNull @Size(max = 50) List<@NotNull CentreId> centreIds) {

  Physician.Enrolment enrolment() {
    return new Physician.Enrolment(
        councilCode,
        PersianText.normalise(givenName),
        PersianText.normalise(familyName),
        PersianText.normalise(specialty),
        centreIds);
  }
}
