package ir.takmil.provider.directory;

import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.PhysicianId;
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

  Physician physician(PhysicianId id) {
    return new Physician(id, councilCode, givenName, familyName, specialty, centreIds);
  }
}
