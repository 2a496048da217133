package ir.takmil.provider.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.PhysicianId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param contracted whether its contract holds today
 * @param physicians only where one centre is looked at
 */
record CentreView(
    CentreId id,
    @JsonUnwrapped Listing listing,
    boolean contracted,
    @Nullable List<PhysicianView> physicians) {

  static CentreView of(Centre centre, LocalDate today) {
    return new CentreView(
        centre.id(), centre.listing(), centre.listing().contractedOn(today), null);
  }

  CentreView with(List<Physician> found) {
    return new CentreView(id, listing, contracted, found.stream().map(PhysicianView::of).toList());
  }

  record PhysicianView(
      PhysicianId id,
      CouncilCode councilCode,
      String givenName,
      String familyName,
      String specialty) {

    static PhysicianView of(Physician physician) {
      return new PhysicianView(
          physician.id(),
          physician.councilCode(),
          physician.givenName(),
          physician.familyName(),
          physician.specialty());
    }
  }
}
