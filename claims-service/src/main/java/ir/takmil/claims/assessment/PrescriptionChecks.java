package ir.takmil.claims.assessment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.PrescriptionCheck;
import ir.takmil.claims.claim.Stage;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Whether the prescription that a claim rests on is what its basic insurer knows: asked when it is
 * registered or repaired, again while it waits unanswered, and once more when an assessor takes it,
 * where it may have been edited since. Nobody waits for the answer, and none of them rejects.
 */
@Component
class PrescriptionChecks {
  private static final int ROUND = 50;

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Prescriptions prescriptions;
  private final Clock clock;

  /** By insurer, where the last round ended: whatever cannot be answered blocks nothing. */
  private final Map<String, Instant> reached = new ConcurrentHashMap<>();

  PrescriptionChecks(MongoTemplate mongo, Claims claims, Prescriptions prescriptions, Clock clock) {
    this.mongo = mongo;
    this.claims = claims;
    this.prescriptions = prescriptions;
    this.clock = clock;
  }

  /**
   * @return false: asked and not answered
   */
  boolean check(Claim claim) {
    return claim.file().prescriptionCheck() != null || ask(claim);
  }

  /** Again before it is decided, where it may have been changed since it was asked for. */
  void checkAgain(ClaimId id) {
    claims.find(id).filter(PrescriptionChecks::isOutdated).ifPresent(this::ask);
  }

  private static boolean isOutdated(Claim claim) {
    var prescription = claim.expense().prescription();
    var known = claim.file().prescriptionCheck();
    return claim.stage() instanceof Stage.UnderAssessment
        && prescription != null
        && (known == null || known.isProvisional(prescription.date()));
  }

  private boolean ask(Claim claim) {
    if (!isAskable(claim)) {
      return true;
    }
    Expense asked = claim.expense();
    return prescriptions
        .compare(asked)
        .map(state -> note(claim.id(), asked.contentHash(), state))
        .isPresent();
  }

  /**
   * Health Insurance finds by tracking code alone; without one it is for people to compare. The
   * lines of a supplement are what was not granted, and no prescription is of that.
   */
  private static boolean isAskable(Claim claim) {
    var prescription = claim.expense().prescription();
    if (prescription == null || claim.file().supplementTo() != null) {
      return false;
    }
    String code = prescription.trackingCode();
    return switch (claim.expense().basicInsurer()) {
      case "SOCIAL_SECURITY" -> true;
      case "HEALTH_INSURANCE" -> code != null && !code.isBlank();
      default -> false;
    };
  }

  private Claim note(ClaimId id, String contentHash, PrescriptionCheck.State state) {
    var check = new PrescriptionCheck(state, clock.instant());
    return claims.change(
        id,
        Seen.WHATEVER,
        claim -> {
          Claim noted = claim.notePrescription(contentHash, check);
          return noted.equals(claim) || state == PrescriptionCheck.State.MATCHED
              ? noted
              : noted.flag(Set.of(Flag.PRESCRIPTION_UNCONFIRMED));
        });
  }

  /** Asks for those that wait, oldest first; an insurer that is silent is left for this round. */
  void askAgain() {
    askAgain("SOCIAL_SECURITY", "expense.prescription");
    askAgain("HEALTH_INSURANCE", "expense.prescription.trackingCode");
  }

  private void askAgain(String insurer, String needed) {
    Instant from = reached.getOrDefault(insurer, Instant.EPOCH);
    List<Claim> round = mongo.find(unchecked(insurer, needed, from), Claim.class);
    for (Claim claim : round) {
      reached.put(insurer, claim.registeredAt());
      if (!check(claim)) {
        return;
      }
    }
    if (round.size() < ROUND) {
      reached.remove(insurer); // from the oldest again
    }
  }

  /** Index of claims: places. */
  static Query unchecked(String insurer, String needed, Instant after) {
    Criteria waiting =
        where("stage.kind")
            .in("registered", "resubmitted", "under-assessment")
            .and("registeredAt")
            .gt(after)
            .and("expense.basicInsurer")
            .is(insurer)
            .and(needed)
            .ne(null)
            .and("file.prescriptionCheck")
            .is(null)
            .and("file.supplementTo")
            .is(null);
    return query(waiting).with(Sort.by("registeredAt", "_id")).limit(ROUND);
  }
}
