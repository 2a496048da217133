package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.AuditEntry;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for the insured to see who looked at a case of theirs. */
@RestController
class ReadingsApi {
  private final ClaimRecords records;
  private final Readings readings;

  ReadingsApi(ClaimRecords records, Readings readings) {
    this.records = records;
    this.readings = readings;
  }

  record Page(List<ReadingView> items, @Nullable String next) {}

  /**
   * @param what CASE or PICTURE
   * @param name the user name of a member of staff
   * @param person who it was, when it was one of the family
   */
  record ReadingView(
      Instant at, String what, @Nullable String name, @Nullable String person, List<String> roles) {
    static ReadingView of(AuditEntry entry) {
      return new ReadingView(
          entry.at(),
          entry.act().equals("claim.read") ? "CASE" : "PICTURE",
          entry.actorName(),
          entry.person(),
          entry.roles());
    }
  }

  /**
   * @param next what the page before gave
   */
  @GetMapping("/claims/{id}/readings")
  @RolesAllowed("insured")
  Page readings(
      @PathVariable ClaimId id,
      @RequestParam(required = false) @Nullable Long next,
      Caller caller) {
    var reader = new PersonId(caller.requiredPerson());
    Claim claim = records.find(id, reader).orElseThrow(() -> Refusal.unknown("not-found"));
    List<AuditEntry> found = readings.of(claim, reader, next);
    return new Page(
        found.stream().map(ReadingView::of).toList(),
        found.size() < Readings.PAGE ? null : Long.toString(found.getLast().number()));
  }
}
