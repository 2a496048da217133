package ir.takmil.claims.originals;

import ir.takmil.claims.claim.Action;
import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Status;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clerk's doors; what a case is about is not told there. */
@RestController
class OriginalsApi {
  private final OriginalsDesk desk;
  private final Clock clock;
  private final Audit audit;

  OriginalsApi(OriginalsDesk desk, Clock clock, Audit audit) {
    this.audit = audit;
    this.desk = desk;
    this.clock = clock;
  }

  record Receive(@NotBlank @Size(max = 200) String place) {}

  record Dispute(@NotBlank @Size(max = 2000) String text) {}

  record Found(List<OriginalsView> items) {}

  /**
   * @param need what waits for them
   */
  record OriginalsView(
      ClaimId id,
      String claimNumber,
      String trackingCode,
      Status status,
      Instant registeredAt,
      Originals.Need need,
      Originals.State state,
      @Nullable String place,
      @Nullable LocalDate receivedOn,
      @Nullable String mismatch,
      int documents,
      Set<Action> actions,
      int sequence) {
    static OriginalsView of(Claim claim, Actor who, Instant now) {
      Originals originals = claim.file().originals();
      Originals.Delivery delivery = originals.delivery();
      return new OriginalsView(
          claim.id(),
          claim.expense().claimNumber(),
          claim.expense().trackingCode(),
          claim.stage().status(),
          claim.registeredAt(),
          originals.need(),
          originals.state(),
          delivery == null ? null : delivery.place(),
          delivery == null ? null : delivery.on(),
          originals.mismatch(),
          claim.attachments().size(),
          claim.actions(who, now),
          claim.sequence());
    }
  }

  /**
   * @param number a claim's number or a tracking code, as it is written on the papers
   */
  @GetMapping("/originals")
  @RolesAllowed({"intake-clerk", "auditor"})
  Found of(@RequestParam String number, Caller caller) {
    String typed = PersianText.digits(number);
    if (typed.isEmpty() || typed.length() > 40) {
      throw Refusal.malformed("parameter-wrong", "/number");
    }
    return new Found(
        desk.of(typed).stream()
            .map(claim -> OriginalsView.of(claim, actor(caller), clock.instant()))
            .toList());
  }

  @PostMapping("/claims/{id}/originals")
  @RolesAllowed("intake-clerk")
  OriginalsView receive(
      @PathVariable ClaimId id, Caller caller, @Valid @RequestBody Receive request) {
    audit.record(caller, "originals.receive", id.value());
    return view(desk.receive(id, actor(caller), PersianText.normalise(request.place())), caller);
  }

  @PostMapping("/claims/{id}/originals/mismatch")
  @RolesAllowed({"intake-clerk", "assessor"})
  OriginalsView dispute(
      @PathVariable ClaimId id, Caller caller, @Valid @RequestBody Dispute request) {
    audit.record(caller, "originals.dispute", id.value());
    return view(desk.dispute(id, actor(caller), PersianText.normalise(request.text())), caller);
  }

  private OriginalsView view(Claim claim, Caller caller) {
    return OriginalsView.of(claim, actor(caller), clock.instant());
  }

  private static Actor actor(Caller caller) {
    return new Actor(new StaffId(caller.account()), caller.roles());
  }
}
