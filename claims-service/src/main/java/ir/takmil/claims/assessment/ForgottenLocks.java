package ir.takmil.claims.assessment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A claim whose assessor has gone home goes back to its place in the queue. */
@Component
class ForgottenLocks {
  private static final Logger log = LoggerFactory.getLogger(ForgottenLocks.class);
  private static final int ROUND = 200;

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Clock clock;
  private final Duration after;

  ForgottenLocks(
      MongoTemplate mongo,
      Claims claims,
      Clock clock,
      @Value("${takmil.assessment.forgotten-after:2h}") Duration after) {
    this.mongo = mongo;
    this.claims = claims;
    this.clock = clock;
    this.after = after;
  }

  /** Index of claims: places; few are under assessment at once. */
  @Scheduled(fixedDelayString = "${takmil.assessment.forgotten-every:1m}")
  void release() {
    Instant now = clock.instant();
    Instant since = now.minus(after);
    try {
      var forgotten =
          query(where("stage.kind").is("under-assessment").and("stage.since").not().gt(since))
              .with(Sort.by("registeredAt"))
              .limit(ROUND);
      forgotten.fields().include("_id");
      for (Document found : mongo.find(forgotten, Document.class, "claims")) {
        release(new ClaimId(found.getString("_id")), since, now);
      }
    } catch (DataAccessException notNow) {
      log.atWarn().log("forgotten locks wait: {}", notNow.getMessage());
    }
  }

  /** One that cannot be released does not hold up the others. */
  private void release(ClaimId id, Instant since, Instant now) {
    try {
      claims.change(id, Seen.WHATEVER, claim -> claim.releaseForgotten(since, now));
      log.atInfo().addKeyValue("claim", id.value()).log("released: its assessor has gone");
    } catch (RuntimeException failed) {
      log.atError().addKeyValue("claim", id.value()).log("not released: {}", failed.toString());
    }
  }
}
