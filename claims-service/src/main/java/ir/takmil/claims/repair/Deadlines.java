package ir.takmil.claims.repair;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.ClaimConflict;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.LocalDate;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** T6: a returned claim that nobody repaired by the end of its last day is rejected. */
@Component
class Deadlines {
  private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
  private static final Rejection UNANSWERED =
      new Rejection("X08", "در مهلت رفع نقص، مدرک خواسته‌شده فرستاده نشد.");
  private static final int ROUND = 200;

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
      var overdue =
          query(where("stage.kind").is("returned").and("stage.notice.cureDeadline").lt(today))
              .with(Sort.by("registeredAt"))
              .limit(ROUND); // index of claims: places
      overdue.fields().include("_id");
      mongo.find(overdue, Document.class, "claims").stream()
          .map(found -> new ClaimId(found.getString("_id")))
          .forEach(this::reject);
    } catch (DataAccessException notNow) {
      log.atWarn().log("deadlines wait: {}", notNow.getMessage());
    }
  }

  private void reject(ClaimId id) {
    try {
      claims.change(id, Seen.WHATEVER, claim -> claim.expire(UNANSWERED, clock.instant()));
    } catch (ClaimConflict movedMeanwhile) {
      log.atInfo().addKeyValue("claim", id.value()).log("moved before its deadline was kept");
    }
  }
}
