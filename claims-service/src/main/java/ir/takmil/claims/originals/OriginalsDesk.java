package ir.takmil.claims.originals;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** What an intake clerk does. */
@Component
class OriginalsDesk {
  private static final int MOST = 50;

  private final MongoTemplate mongo;
  private final Claims claims;
  private final Clock clock;

  OriginalsDesk(MongoTemplate mongo, Claims claims, Clock clock) {
    this.mongo = mongo;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * The claims of a number that is written on what was brought. Indexes of claims: claim-number,
   * tracking-code.
   */
  List<Claim> of(String number) {
    return mongo.find(
        query(
                new Criteria()
                    .orOperator(
                        where("expense.claimNumber").is(number),
                        where("expense.trackingCode").is(number)))
            .with(Sort.by("registeredAt"))
            .limit(MOST),
        Claim.class);
  }

  Claim receive(ClaimId id, Actor who, String place) {
    return claims.change(
        id, Seen.WHATEVER, claim -> claim.receiveOriginals(who, place, clock.instant()));
  }

  Claim dispute(ClaimId id, Actor who, String text) {
    return claims.change(
        id, Seen.WHATEVER, claim -> claim.disputeOriginals(who, text, clock.instant()));
  }
}
