package ir.takmil.provider.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.platform.value.Tehran;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Week;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.PhysicianId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param contracted whether its contract holds today
 * @param openNow none: its hours are not known
 * @param opensOrClosesAt when that changes, in Tehran's time; none: never, or not known
 * @param distance in metres, where somebody looks for what is near
 * @param mergedInto the centre that it is, where it was listed twice
 * @param physicians only where one centre is looked at
 */
record CentreView(
    CentreId id,
    @JsonUnwrapped Listing listing,
    boolean contracted,
    @Nullable Boolean openNow,
    @Nullable LocalDateTime opensOrClosesAt,
    @Nullable Long distance,
    @Nullable CentreId mergedInto,
    @Nullable List<PhysicianView> physicians) {

  static CentreView of(Centre centre, Instant now) {
    return of(centre.id(), centre.listing(), centre.mergedInto(), now);
  }

  static CentreView of(CentreId id, Listing listing, @Nullable CentreId mergedInto, Instant now) {
    LocalDateTime here = LocalDateTime.ofInstant(now, Tehran.ZONE);
    Week week = Week.of(listing.openingHours());
    return new CentreView(
        id,
        listing,
        listing.contractedOn(Tehran.dayOf(now)),
        week.isOpen(here).orElse(null),
        week.nextChange(here).orElse(null),
        null,
        mergedInto,
        null);
  }

  CentreView away(@Nullable Long metres) {
    return new CentreView(
        id, listing, contracted, openNow, opensOrClosesAt, metres, mergedInto, physicians);
  }

  CentreView with(List<Physician> found) {
    return new CentreView(
        id,
        listing,
        contracted,
        openNow,
        opensOrClosesAt,
        distance,
        mergedInto,
        found.stream().map(PhysicianView::of).toList());
  }

  record PhysicianView(
      PhysicianId id,
      CouncilCode councilCode,
      String givenName,
      String familyName,
      String specialty) {

    static PhysicianView of(Physician physician) {
      Physician.Enrolment enrolment = physician.enrolment();
      return new PhysicianView(
          physician.id(),
          enrolment.councilCode(),
          enrolment.givenName(),
          enrolment.familyName(),
          enrolment.specialty());
    }
  }
}
