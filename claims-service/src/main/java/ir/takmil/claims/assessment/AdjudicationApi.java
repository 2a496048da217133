package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why a claim was decided as it was: run again by the rules of its day. */
@RestController
class AdjudicationApi {
  private final Claims claims;
  private final Coverages coverages;
  private final Adjudicator adjudicator;
  private final Audit audit;

  AdjudicationApi(Claims claims, Coverages coverages, Adjudicator adjudicator, Audit audit) {
    this.audit = audit;
    this.claims = claims;
    this.coverages = coverages;
    this.adjudicator = adjudicator;
  }

  /** Nothing that is not decided for good is told to the insured. */
  @RolesAllowed({"insured", "assessor", "examiner", "auditor"})
  @GetMapping("/claims/{id}/adjudication")
  AdjudicationView adjudication(@PathVariable ClaimId id, Caller caller) {
    audit.record(caller, "claim.read", id.value());
    boolean staff = caller.has("assessor") || caller.has("examiner") || caller.has("auditor");
    Claim claim =
        claims
            .find(id)
            .filter(found ->
                staff || coverages.sees(new PersonId(caller.requiredPerson()), found.expense()))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    if (claim.stage() instanceof Stage.Decided decided
        && (staff || !(decided instanceof Stage.UnderExamination))) {
      Decision decision = decided.decision();
      return AdjudicationView.of(id, adjudicator.again(claim, decision.basis()), decision);
    }
    if (!staff) {
      throw Refusal.conflict("not-decided-yet");
    }
    return AdjudicationView.of(id, adjudicator.propose(claim));
  }
}
