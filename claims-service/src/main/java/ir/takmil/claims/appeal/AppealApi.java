package ir.takmil.claims.appeal;

import ir.takmil.claims.claim.Action;
import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Appeal;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.claim.Supplement;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door for an appeal. */
@RestController
class AppealApi {
  private final Appeals appeals;
  private final Clock clock;
  private final Audit audit;

  AppealApi(Appeals appeals, Clock clock, Audit audit) {
    this.audit = audit;
    this.appeals = appeals;
    this.clock = clock;
  }

  record MakeAppeal(@NotBlank @Size(max = 2000) String text) {}

  /**
   * @param supplementClaimId the claim that was opened about what had not been granted; absent: the
   *     claim itself is assessed again
   */
  record Appealed(
      ClaimId id,
      Status status,
      @Nullable ClaimId supplementClaimId,
      Set<Action> actions,
      int sequence) {}

  @PostMapping("/claims/{id}/appeal")
  @RolesAllowed("insured")
  ResponseEntity<Appealed> appeal(
      @PathVariable ClaimId id, Seen seen, Caller caller, @Valid @RequestBody MakeAppeal asked) {
    audit.record(caller, "claim.appeal", id.value());
    var who = new Actor(new StaffId(caller.account()), caller.roles());
    String text =
        asked.text().lines().map(PersianText::normalise).collect(Collectors.joining("\n")).strip();
    Claim claim = appeals.appeal(id, new PersonId(caller.requiredPerson()), who, seen, text);
    Appeal made = claim.file().appeal();
    Supplement supplement = made == null ? null : made.supplement();
    return ResponseEntity.ok()
        .eTag(Seen.etag(claim.sequence()))
        .body(
            new Appealed(
                claim.id(),
                claim.stage().status(),
                supplement == null ? null : supplement.id(),
                claim.actions(who, clock.instant()),
                claim.sequence()));
  }
}
