package ir.takmil.claims.assessment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck;
import ir.takmil.claims.claim.PrescriptionCheck.State;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * A basic insurer that does not answer stops nobody: who sends goes on without a prescription, and
 * it is asked here later, for the assessor to see beside the claim. Of Social Security alone:
 * Health Insurance finds by a tracking code, which stands in a prescription.
 */
@Component
class MissedPrescriptions {
  private static final Logger log = LoggerFactory.getLogger(MissedPrescriptions.class);
  private static final int ROUND = 50;

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Prescriptions prescriptions;
  private final Adjudicator adjudicator;
  private final Clock clock;

  /** Where the last round ended: whatever cannot be answered blocks nothing. */
  private final AtomicReference<Instant> reached = new AtomicReference<>(Instant.EPOCH);

  MissedPrescriptions(
      MongoTemplate mongo,
      Claims claims,
      Prescriptions prescriptions,
      Adjudicator adjudicator,
      Clock clock) {
    this.mongo = mongo;
    this.claims = claims;
    this.prescriptions = prescriptions;
    this.adjudicator = adjudicator;
    this.clock = clock;
  }

  /**
   * @return false: asked and not answered
   */
  boolean look(Claim claim) {
    if (!isMissing(claim)) {
      return true;
    }
    Optional<List<Prescription>> found = prescriptions.of(claim.expense());
    found.ifPresent(known -> keep(claim, known));
    return found.isPresent();
  }

  private boolean isMissing(Claim claim) {
    var expense = claim.expense();
    return expense.prescription() == null
        && expense.paper() == null
        && expense.basicInsurer().equals("SOCIAL_SECURITY")
        && claim.file().supplementTo() == null
        && claim.file().prescriptionCheck() == null
        && adjudicator
            .planOf(claim)
            .covered(expense.service().code())
            .filter(covered -> covered.service().ePrescription())
            .isPresent();
  }

  /** What was found first, that it was looked for after it. */
  private void keep(Claim claim, List<Prescription> known) {
    Instant now = clock.instant();
    mongo.save(new FoundPrescriptions(claim.id(), now, known));
    var check = new PrescriptionCheck(known.isEmpty() ? State.NOT_FOUND : State.FOUND, now);
    claims.change(
        claim.id(),
        Seen.WHATEVER,
        present -> present.notePrescription(claim.expense().contentHash(), check));
  }

  /** Empty while it was not looked for. */
  Optional<FoundPrescriptions> of(ClaimId id) {
    return Optional.ofNullable(mongo.findById(id, FoundPrescriptions.class));
  }

  /** Asks for those that wait, oldest first; an insurer that is silent is left for this round. */
  void askAgain() {
    List<Claim> round = mongo.find(unasked(reached.get()), Claim.class);
    for (Claim claim : round) {
      reached.set(claim.registeredAt());
      try {
        if (!look(claim)) {
          return;
        }
      } catch (Refusal notNow) {
        log.atInfo()
            .addKeyValue("claim", claim.id().value())
            .log("its prescription is not looked for: {}", notNow.code());
      }
    }
    if (round.size() < ROUND) {
      reached.set(Instant.EPOCH); // from the oldest again
    }
  }

  /** Index of claims: places. */
  static Query unasked(Instant after) {
    return query(
            where("stage.kind")
                .in("registered", "resubmitted", "under-assessment")
                .and("registeredAt")
                .gt(after)
                .and("expense.basicInsurer")
                .is("SOCIAL_SECURITY")
                .and("expense.prescription")
                .is(null)
                .and("expense.paper")
                .is(null)
                .and("file.prescriptionCheck")
                .is(null)
                .and("file.supplementTo")
                .is(null))
        .with(Sort.by("registeredAt", "_id"))
        .limit(ROUND);
  }
}
