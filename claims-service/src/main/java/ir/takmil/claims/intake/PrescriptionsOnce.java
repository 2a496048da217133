package ir.takmil.claims.intake;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.PrescriptionUse;
import ir.takmil.claims.claim.PrescriptionUses;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One prescription is used by one claim: taken for each before its admission is confirmed. */
@Component
class PrescriptionsOnce {
  private final PrescriptionUses uses;
  private final Claims claims;
  private final Admissions admissions;
  private final Clock clock;

  PrescriptionsOnce(PrescriptionUses uses, Claims claims, Admissions admissions, Clock clock) {
    this.uses = uses;
    this.claims = claims;
    this.admissions = admissions;
    this.clock = clock;
  }

  /**
   * @throws Refusal 422 {@code prescription-used}, pointing at each claim whose prescription is
   *     another's
   */
  void take(Admission admission, List<Draft> drafts) {
    var faults = new ArrayList<Fault>();
    var here = new HashSet<String>();
    for (int i = 0; i < drafts.size(); i++) {
      PrescriptionUse use = use(admission, drafts.get(i)).orElse(null);
      if (use != null && (!here.add(use.id()) || uses.take(use, this::isNeeded).isPresent())) {
        faults.add(new Fault("/claims/" + i + "/prescription", "prescription-used"));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal(Refusal.Kind.UNPROCESSABLE, "prescription-used", Map.of(), faults);
    }
  }

  private Optional<PrescriptionUse> use(Admission admission, Draft draft) {
    return PrescriptionUse.of(
        draft.id(),
        admission.id(),
        admission.personId(),
        draft.basicInsurer(),
        draft.prescription(),
        clock.instant());
  }

  private boolean isNeeded(PrescriptionUse use) {
    Claim holder = claims.find(use.claimId()).orElse(null);
    return holder == null ? isBeingSent(use) : use.isNeededBy(holder, clock.instant());
  }

  private boolean isBeingSent(PrescriptionUse use) {
    return use.isBeingSaved(clock.instant())
        || admissions
            .find(use.admissionId())
            .flatMap(Admission::confirmation)
            .filter(
                made -> made.claims().stream().anyMatch(claim -> claim.id().equals(use.claimId())))
            .isPresent();
  }
}
