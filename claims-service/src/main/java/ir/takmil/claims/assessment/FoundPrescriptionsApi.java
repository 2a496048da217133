package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the insurer knew, beside a claim that was sent without it. */
@RestController
class FoundPrescriptionsApi {
  private final MissedPrescriptions missed;
  private final Claims claims;
  private final Audit audit;

  FoundPrescriptionsApi(MissedPrescriptions missed, Claims claims, Audit audit) {
    this.missed = missed;
    this.claims = claims;
    this.audit = audit;
  }

  /**
   * @param lookedAt absent: it was sent with a prescription, or the insurer has not answered yet
   */
  record Found(@Nullable Instant lookedAt, List<Prescription> items, int total) {}

  @GetMapping("/claims/{id}/found-prescriptions")
  @RolesAllowed({"assessor", "examiner", "auditor"})
  Found found(@PathVariable ClaimId id, Caller caller) {
    audit.record(caller, "claim.read", id.value());
    if (claims.find(id).isEmpty()) {
      throw Refusal.unknown("not-found");
    }
    return missed
        .of(id)
        .map(known -> new Found(known.at(), known.prescriptions(), known.prescriptions().size()))
        .orElse(new Found(null, List.of(), 0));
  }
}
