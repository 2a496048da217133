package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.store.Place;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for reading claims. */
@RestController
@RequestMapping("/claims")
class EnquiryApi {
  private static final int MOST = 100;

  private final ClaimRecords records;
  private final Coverages coverages;
  private final PaymentTimes times;
  private final Words words;
  private final Clock clock;
  private final Audit audit;

  EnquiryApi(
      ClaimRecords records,
      Coverages coverages,
      PaymentTimes times,
      Words words,
      Clock clock,
      Audit audit) {
    this.audit = audit;
    this.records = records;
    this.coverages = coverages;
    this.times = times;
    this.words = words;
    this.clock = clock;
  }

  /** Of a filter nothing is bound but what its constructor names. */
  @InitBinder
  void bind(WebDataBinder binder) {
    binder.setDeclarativeBinding(true);
  }

  record Page(List<ClaimSummary> items, long total, @Nullable String next) {}

  /**
   * The claims that one may see, newest first.
   *
   * @param next what the page before gave
   */
  @GetMapping
  @RolesAllowed("insured")
  Page list(
      Wanted wanted,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    var reader = new PersonId(caller.requiredPerson());
    if (limit < 1 || limit > MOST) {
      throw Refusal.malformed("parameter-wrong", "/limit");
    }
    Place after = Place.of(next);
    List<Claim> found = records.list(reader, wanted, after, limit + 1);
    return new Page(
        found.stream()
            .limit(limit)
            .map(claim -> ClaimSummary.of(claim, actor(caller), words, clock.instant()))
            .toList(),
        after == null && found.size() <= limit ? found.size() : records.count(reader, wanted),
        Place.next(found, limit, claim -> new Place(claim.registeredAt(), claim.id().value())));
  }

  /** How many of them there are, by documents, treatment records, contracts and people. */
  @GetMapping("/counts")
  @RolesAllowed("insured")
  CountsView counts(Wanted wanted, Caller caller) {
    var reader = new PersonId(caller.requiredPerson());
    return CountsView.of(
        records.standings(reader, wanted), coverages::plan, Tehran.dayOf(clock.instant()));
  }

  /** For its family, and for those who decide or audit; to others it does not exist. */
  @GetMapping("/{id}")
  @RolesAllowed({"insured", "assessor", "examiner", "auditor"})
  ResponseEntity<ClaimView> one(@PathVariable ClaimId id, Caller caller) {
    audit.record(caller, "claim.read", id.value());
    boolean staff = caller.has("assessor") || caller.has("examiner") || caller.has("auditor");
    Claim claim =
        (staff ? records.find(id) : records.find(id, new PersonId(caller.requiredPerson())))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    return ResponseEntity.ok()
        .eTag(Seen.etag(claim.sequence()))
        .body(
            ClaimView.of(
                claim, actor(caller), staff, words, times.expected(claim), clock.instant()));
  }

  private static Actor actor(Caller caller) {
    return new Actor(new StaffId(caller.account()), caller.roles());
  }
}
