package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.store.Place;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a centre follows what it has sent itself; another centre's does not exist. */
@RestController
@RequestMapping("/centre")
class CentreApi {
  private static final int MOST = 100;

  private final CentreRecords records;
  private final Words words;
  private final Clock clock;
  private final Audit audit;

  CentreApi(CentreRecords records, Words words, Clock clock, Audit audit) {
    this.records = records;
    this.words = words;
    this.clock = clock;
    this.audit = audit;
  }

  /** Of a filter nothing is bound but what its constructor names. */
  @InitBinder
  void bind(WebDataBinder binder) {
    binder.setDeclarativeBinding(true);
  }

  record Page(List<CentreClaim> items, long total, @Nullable String next) {}

  record Counts(long total, Map<Group, Long> groups) {}

  /**
   * @param awaitingSettlement granted, and not on its way; with {@code inPayment} and {@code paid}
   *     the sums of all pages
   */
  record Payments(
      List<CentrePayment> items,
      long total,
      @Nullable String next,
      Rials awaitingSettlement,
      Rials inPayment,
      Rials paid) {}

  /** Newest first. */
  @GetMapping("/claims")
  @RolesAllowed("provider")
  Page list(
      Wanted wanted,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    String centre = caller.requiredOrganisation();
    Place after = Place.of(next);
    List<Claim> found = records.list(centre, wanted, after, within(limit) + 1);
    return new Page(
        found.stream().limit(limit).map(claim -> CentreClaim.inList(shown(claim, caller))).toList(),
        records.count(centre, wanted),
        next(found, limit));
  }

  @GetMapping("/claims/counts")
  @RolesAllowed("provider")
  Counts counts(Wanted wanted, Caller caller) {
    List<Standing> found = records.standings(caller.requiredOrganisation(), wanted);
    var groups = new EnumMap<Group, Long>(Group.class);
    for (Group group : Group.values()) {
      groups.put(group, found.stream().filter(one -> group.holds(one.stage(), one.file())).count());
    }
    return new Counts(found.size(), groups);
  }

  @GetMapping("/claims/{id}")
  @RolesAllowed("provider")
  ResponseEntity<CentreClaim> one(@PathVariable ClaimId id, Caller caller) {
    audit.record(caller, "claim.read", id.value());
    Claim claim =
        records
            .find(id, caller.requiredOrganisation())
            .orElseThrow(() -> Refusal.unknown("not-found"));
    return ResponseEntity.ok()
        .eTag(Seen.etag(claim.sequence()))
        .body(CentreClaim.whole(shown(claim, caller)));
  }

  /** What was granted, newest first: settlement with centres is not announced here yet. */
  @GetMapping("/payments")
  @RolesAllowed("provider")
  Payments payments(
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    String centre = caller.requiredOrganisation();
    List<Claim> found = records.payable(centre, Place.of(next), within(limit) + 1);
    List<Standing> all = records.payable(centre);
    return new Payments(
        found.stream().limit(limit).map(claim -> CentrePayment.of(claim, words)).toList(),
        all.size(),
        next(found, limit),
        sum(all, CentrePayment.State.AWAITING_SETTLEMENT),
        sum(all, CentrePayment.State.IN_PAYMENT),
        sum(all, CentrePayment.State.PAID));
  }

  private static Rials sum(List<Standing> all, CentrePayment.State state) {
    return all.stream()
        .filter(one -> CentrePayment.State.of(one.stage()) == state)
        .map(one -> CentrePayment.amount(one.stage()))
        .reduce(Rials.ZERO, Rials::plus);
  }

  private ClaimView shown(Claim claim, Caller caller) {
    var reader = new Actor(new StaffId(caller.account()), caller.roles());
    return ClaimView.of(claim, reader, false, words, null, clock.instant());
  }

  private static @Nullable String next(List<Claim> found, int limit) {
    return Place.next(found, limit, claim -> new Place(claim.registeredAt(), claim.id().value()));
  }

  private static int within(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refusal.malformed("parameter-wrong", "/limit");
    }
    return limit;
  }
}
