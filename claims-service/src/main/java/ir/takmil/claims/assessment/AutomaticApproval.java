package ir.takmil.claims.assessment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.assessment.flags.Flagging;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Approves a clean claim as the engine would, without a person. It does nothing else: what is not
 * clean waits in the queue as it did. Asked as often as wanted, in any order of what is heard, by
 * any replica.
 */
@Component
class AutomaticApproval {
  /** So long what an insurer said of a prescription that may still be edited is taken as said. */
  private static final Duration BELIEVED = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(AutomaticApproval.class);
  private static final int ROUND = 200;
  private static final List<String> UNDECIDED =
      List.of(
          "registered",
          "resubmitted",
          "appealed",
          "under-assessment",
          "under-examination",
          "returned");

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Adjudicator adjudicator;
  private final Flagging flagging;
  private final Tally tally;
  private final Clock clock;
  private final List<CleanClaim.Rule> rules;

  /** Where the last round ended: what stays for people is not in the way of the others. */
  private final AtomicReference<Instant> reached = new AtomicReference<>(Instant.EPOCH);

  /**
   * @param sample which share of the clean claims is left to people all the same, in basis points:
   *     five of a hundred tell whether the engine decides as they would, and nobody can count on
   *     not being looked at
   */
  AutomaticApproval(
      MongoTemplate mongo,
      Claims claims,
      Adjudicator adjudicator,
      Flagging flagging,
      Tally tally,
      Clock clock,
      @Value("${takmil.assessment.sample-basis-points:500}") int sample) {
    this.mongo = mongo;
    this.claims = claims;
    this.adjudicator = adjudicator;
    this.flagging = flagging;
    this.tally = tally;
    this.clock = clock;
    this.rules = CleanClaim.rules(sample);
  }

  /** Approves the claim if it is clean; else leaves it as it is. */
  Claim consider(ClaimId id) {
    var approved = new AtomicBoolean();
    Claim after =
        claims.change(
            id,
            Seen.WHATEVER,
            claim -> {
              Claim next = decided(claim);
              approved.set(!next.equals(claim));
              return next;
            });
    if (approved.get()) {
      tally.byEngine();
      log.atInfo().addKeyValue("claim", id.value()).log("approved by the engine");
    }
    return after;
  }

  /** Whoever takes it then has it asked once more. */
  private boolean mayBeEditedSince(Claim claim) {
    var prescription = claim.expense().prescription();
    var known = claim.file().prescriptionCheck();
    return prescription != null
        && known != null
        && known.isProvisional(prescription.date())
        && known.at().plus(BELIEVED).isBefore(clock.instant());
  }

  private Claim decided(Claim claim) {
    if (!claim.isUntouched() || mayBeEditedSince(claim)) {
      return claim;
    }
    Adjudicated adjudicated = adjudicator.propose(claim);
    var asItStands =
        new CleanClaim(
            claim,
            adjudicator.planOf(claim),
            adjudicated,
            flagging.hasFoundNothing(claim.id()),
            isAlone(claim),
            !mongo.exists(undecidedBeside(claim), "claims"));
    return rules.stream().allMatch(rule -> rule.holds().test(asItStands))
        ? claim.decideByEngine(adjudicated.decision(), clock.instant())
        : claim;
  }

  /**
   * Index of claims: person-service. Two that share one prescription might be paid more than it.
   */
  private boolean isAlone(Claim claim) {
    var prescription = claim.expense().prescription();
    return prescription != null
        && !mongo.exists(
            query(
                where("expense.personId")
                    .is(claim.expense().personId().value())
                    .and("expense.prescription.number")
                    .is(prescription.number())
                    .and("_id")
                    .ne(claim.id().value())
                    .and("stage.kind")
                    .nin("voided", "rejected")),
            "claims");
  }

  /** Index of claims: person-service. */
  static Query undecidedBeside(Claim claim) {
    return query(
        where("expense.personId")
            .is(claim.expense().personId().value())
            .and("expense.service.code")
            .is(claim.expense().service().code())
            .and("_id")
            .ne(claim.id().value())
            .and("stage.kind")
            .in(UNDECIDED));
  }

  /** Those that have become clean while nobody said so, oldest first. */
  void considerAgain() {
    Instant from = reached.get();
    List<Claim> round = mongo.find(waiting(from), Claim.class);
    for (Claim claim : round) {
      reached.set(claim.registeredAt());
      try {
        consider(claim.id());
      } catch (Refusal notNow) {
        log.atInfo()
            .addKeyValue("claim", claim.id().value())
            .log("left to people: {}", notNow.code());
      }
    }
    if (round.size() < ROUND) {
      reached.set(Instant.EPOCH);
    }
  }

  /** Index of claims: places. */
  static Query waiting(Instant after) {
    return query(
            where("stage.kind")
                .is("registered")
                .and("registeredAt")
                .gt(after)
                .and("file.prescriptionCheck.state")
                .is("MATCHED")
                .and("held")
                .ne(null))
        .with(Sort.by("registeredAt", "_id"))
        .limit(ROUND);
  }
}
