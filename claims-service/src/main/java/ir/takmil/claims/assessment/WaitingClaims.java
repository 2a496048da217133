package ir.takmil.claims.assessment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Comes back to what a neighbour that was away, or a message not yet heard, left waiting. */
@Component
class WaitingClaims {
  private static final Logger log = LoggerFactory.getLogger(WaitingClaims.class);

  private final PrescriptionChecks prescriptions;
  private final MissedPrescriptions missed;
  private final AutomaticApproval approval;

  WaitingClaims(
      PrescriptionChecks prescriptions, MissedPrescriptions missed, AutomaticApproval approval) {
    this.prescriptions = prescriptions;
    this.missed = missed;
    this.approval = approval;
  }

  @Scheduled(
      initialDelayString = "${takmil.assessment.waiting-every:1m}",
      fixedDelayString = "${takmil.assessment.waiting-every:1m}")
  void sweep() {
    try {
      prescriptions.askAgain();
      missed.askAgain();
      approval.considerAgain();
    } catch (DataAccessException notNow) {
      log.atWarn().log("waiting claims wait: {}", notNow.getMessage());
    }
  }
}
