package ir.takmil.claims.appeal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ClaimNumbers;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * T15. The one write is the first claim's; the supplement, where one is opened, follows from it.
 */
@Component
class Appeals {
  private static final Logger log = LoggerFactory.getLogger(Appeals.class);
  private static final int ROUND = 500;
  private static final Duration CUT_SHORT = Duration.ofDays(7);

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Coverages coverages;
  private final ClaimNumbers numbers;
  private final Clock clock;

  Appeals(
      MongoTemplate mongo, Claims claims, Coverages coverages, ClaimNumbers numbers, Clock clock) {
    this.mongo = mongo;
    this.claims = claims;
    this.coverages = coverages;
    this.numbers = numbers;
    this.clock = clock;
  }

  Claim appeal(ClaimId id, PersonId by, Actor who, Seen seen, String text) {
    Claim own =
        claims
            .find(id)
            .filter(claim -> coverages.sees(by, claim.expense()))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    String number = numbers.next(own.expense().admissionId());
    Claim appealed =
        claims.change(id, seen, claim -> claim.appeal(who, text, number, clock.instant()));
    appealed.supplement().ifPresent(claims::add);
    return appealed;
  }

  /**
   * Opens what a crash left unopened: supplements of the last week's appeals, as often as it takes.
   * Index of claims: appealed.
   */
  @Scheduled(fixedDelayString = "${takmil.appeals.sweep-every:1m}")
  void openWhatWasCutShort() {
    try {
      var recent =
          query(where("file.appeal.at").gt(clock.instant().minus(CUT_SHORT)))
              .with(Sort.by(Sort.Direction.DESC, "file.appeal.at"))
              .limit(ROUND);
      recent.fields().include("_id");
      for (Document found : mongo.find(recent, Document.class, "claims")) {
        open(new ClaimId(found.getString("_id")));
      }
    } catch (DataAccessException notNow) {
      log.atWarn().log("appeals wait: {}", notNow.getMessage());
    }
  }

  /** One that cannot be opened does not hold up the others. */
  private void open(ClaimId appealed) {
    try {
      claims
          .find(appealed)
          .flatMap(Claim::supplement)
          .filter(supplement -> claims.find(supplement.id()).isEmpty())
          .ifPresent(claims::add);
    } catch (RuntimeException failed) {
      log.atError().addKeyValue("claim", appealed.value()).log("not opened: {}", failed.toString());
    }
  }
}
