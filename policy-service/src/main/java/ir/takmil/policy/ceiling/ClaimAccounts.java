package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Where claims are held; every question to the store is by id. */
@Repository
public class ClaimAccounts {
  private final MongoTemplate mongo;

  ClaimAccounts(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  public Optional<ClaimAccount> find(ClaimId claim) {
    return Optional.ofNullable(mongo.findById(claim, ClaimAccount.class));
  }

  /** What was noted first stays, and is returned. */
  public ClaimAccount note(ClaimAccount claim) {
    try {
      return mongo.insert(claim);
    } catch (DuplicateKeyException noted) {
      return find(claim.id()).orElseThrow(() -> noted);
    }
  }

  /** Notes of each claim what came of it; for good, so that twice changes nothing. */
  void over(Map<ClaimId, Drawn> settled) {
    settled.forEach((claim, drawn) -> {
      Rials committed = drawn instanceof Drawn.Committed used ? used.amount() : null;
      mongo.updateFirst(
          Query.query(Criteria.where("_id").is(claim.value())),
          Update.update("over", new ClaimAccount.Over(committed)),
          ClaimAccount.class);
    });
  }
}
