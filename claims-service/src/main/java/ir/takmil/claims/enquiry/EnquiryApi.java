package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.enquiry.ClaimRecords.View;
import ir.takmil.claims.enquiry.ClaimRecords.Wanted;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for reading claims. */
@RestController
@RequestMapping("/claims")
class EnquiryApi {
  private static final int PAGE = 50;
  private static final int FURTHEST = 100_000;

  private final ClaimRecords records;
  private final Words words;
  private final Clock clock;

  EnquiryApi(ClaimRecords records, Words words, Clock clock) {
    this.records = records;
    this.words = words;
    this.clock = clock;
  }

  record Page(List<ClaimSummary> items, long total, @Nullable String next) {}

  /**
   * The family's claims, newest first.
   *
   * @param next what the page before gave
   */
  @GetMapping
  @RolesAllowed("insured")
  Page list(
      @RequestParam(required = false) @Nullable List<Status> status,
      @RequestParam(defaultValue = "all") String view,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable String trackingCode,
      @RequestParam(required = false) @Nullable String next,
      Caller caller) {
    var wanted =
        new Wanted(
            status == null ? List.of() : status,
            viewOf(view),
            contract,
            person,
            trackingCode == null ? null : PersianText.digits(trackingCode));
    int skip = skipOf(next);
    var found = records.seenBy(new PersonId(caller.requiredPerson()), wanted, skip, PAGE);
    int seen = skip + found.claims().size();
    return new Page(
        found.claims().stream()
            .map(claim -> ClaimSummary.of(claim, actor(caller), words, clock.instant()))
            .toList(),
        found.total(),
        seen < found.total() && !found.claims().isEmpty() ? Integer.toString(seen) : null);
  }

  /** For its family, and for those who decide or audit; to others it does not exist. */
  @GetMapping("/{id}")
  @RolesAllowed({"insured", "assessor", "examiner", "auditor"})
  ResponseEntity<ClaimView> one(@PathVariable ClaimId id, Caller caller) {
    boolean staff = caller.has("assessor") || caller.has("examiner") || caller.has("auditor");
    Claim claim =
        records
            .find(id)
            .filter(found -> staff || isFamily(found, caller))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    return ResponseEntity.ok()
        .eTag(Seen.etag(claim.sequence()))
        .body(ClaimView.of(claim, actor(caller), staff, words, clock.instant()));
  }

  private static boolean isFamily(Claim claim, Caller caller) {
    var reader = new PersonId(caller.requiredPerson());
    return reader.equals(claim.expense().personId())
        || reader.equals(claim.expense().mainInsuredId());
  }

  private static View viewOf(String view) {
    return switch (view) {
      case "all" -> View.ALL;
      case "with-deductions" -> View.WITH_DEDUCTIONS;
      case "returned" -> View.RETURNED;
      default -> throw Refusal.malformed("parameter-wrong", "/view");
    };
  }

  private static int skipOf(@Nullable String next) {
    if (next == null) {
      return 0;
    }
    if (!next.matches("[0-9]{1,6}") || Integer.parseInt(next) > FURTHEST) {
      throw Refusal.malformed("parameter-wrong", "/next");
    }
    return Integer.parseInt(next);
  }

  private static Actor actor(Caller caller) {
    return new Actor(new StaffId(caller.account()), caller.roles());
  }
}
