package ir.takmil.claims.repair;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimConflict;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A returned claim is reminded of when its last days come; T6: one that nobody repaired by the end
 * of the last day is rejected.
 */
@Component
class Deadlines {
  private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
  private static final Rejection UNANSWERED =
      new Rejection("X08", "در مهلت رفع نقص، مدرک خواسته‌شده فرستاده نشد.");
  private static final int ROUND = 200;
  private static final int DAYS_BEFORE = 3;

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Clock clock;

  Deadlines(MongoTemplate mongo, Claims claims, Clock clock) {
    this.mongo = mongo;
    this.claims = claims;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${takmil.repair.deadlines-every:10m}")
  void rejectWhatWasNotAnswered() {
    try {
      LocalDate today = Tehran.dayOf(clock.instant());
      returned(where("stage.notice.cureDeadline").lt(today)).forEach(this::reject);
    } catch (DataAccessException notNow) {
      log.atWarn().log("deadlines wait: {}", notNow.getMessage());
    }
  }

  @Scheduled(fixedDelayString = "${takmil.repair.deadlines-every:10m}")
  void remindWhoseDeadlineIsNear() {
    try {
      LocalDate today = Tehran.dayOf(clock.instant());
      var near =
          where("stage.notice.cureDeadline")
              .gte(today)
              .lte(today.plusDays(DAYS_BEFORE))
              .and("stage.notice.kind")
              .is("DEFICIENT")
              .and("stage.reminded")
              .ne(true);
      returned(near).forEach(id -> change(id, claim -> claim.remind(clock.instant())));
    } catch (DataAccessException notNow) {
      log.atWarn().log("reminders wait: {}", notNow.getMessage());
    }
  }

  /** Index of claims: places. */
  private List<ClaimId> returned(Criteria which) {
    var query =
        query(new Criteria().andOperator(where("stage.kind").is("returned"), which))
            .with(Sort.by("registeredAt"))
            .limit(ROUND);
    query.fields().include("_id");
    return mongo.find(query, Document.class, "claims").stream()
        .map(found -> new ClaimId(found.getString("_id")))
        .toList();
  }

  private void reject(ClaimId id) {
    change(id, claim -> claim.expire(UNANSWERED, clock.instant()));
  }

  /** One that moved meanwhile, or cannot be read, does not hold up the others. */
  private void change(ClaimId id, UnaryOperator<Claim> verb) {
    try {
      claims.change(id, Seen.WHATEVER, verb);
    } catch (ClaimConflict movedMeanwhile) {
      log.atInfo().addKeyValue("claim", id.value()).log("moved before its deadline was kept");
    } catch (RuntimeException failed) {
      log.atError().addKeyValue("claim", id.value()).log("deadline waits: {}", failed.toString());
    }
  }
}
