package ir.takmil.claims.intake;

import ir.takmil.claims.claim.AdmissionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finishes what a crash cut short: an admission that is confirmed while its claims do not all
 * stand. At the start, and every few seconds.
 */
@Component
class Sweep {
  private static final Logger log = LoggerFactory.getLogger(Sweep.class);

  private final Admissions admissions;
  private final Intake intake;

  Sweep(Admissions admissions, Intake intake) {
    this.admissions = admissions;
    this.intake = intake;
  }

  @Scheduled(fixedDelayString = "${takmil.intake.sweep-every:5s}")
  void finishWhatWasCutShort() {
    try {
      for (AdmissionId id : admissions.unfinished()) {
        finish(id);
      }
    } catch (DataAccessException notNow) {
      log.atWarn().log("sweep waits: {}", notNow.getMessage());
    }
  }

  /** One that cannot be finished does not hold up the others. */
  private void finish(AdmissionId id) {
    try {
      admissions.find(id).ifPresent(intake::finish);
      log.atInfo().addKeyValue("admission", id.value()).log("finished by the sweep");
    } catch (RuntimeException failed) {
      log.atError().addKeyValue("admission", id.value()).log("not finished: {}", failed.toString());
    }
  }
}
