package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Notes of each claim what came of it, if this is the account that tells of it; for good, so that
   * twice changes nothing.
   *
   * @return those that are noted now or were before
   */
  Set<ClaimId> over(AccountId account, Map<ClaimId, Drawn> settled) {
    var over = new HashSet<ClaimId>();
    for (ClaimAccount noted : all(settled.keySet())) {
      if (noted.over() != null) {
        over.add(noted.id());
      } else if (account.equals(noted.account())) {
        Rials committed =
            settled.get(noted.id()) instanceof Drawn.Committed used ? used.amount() : null;
        mongo.updateFirst(
            Query.query(Criteria.where("_id").is(noted.id().value())),
            Update.update("over", new ClaimAccount.Over(committed)),
            ClaimAccount.class);
        over.add(noted.id());
      }
    }
    return over;
  }

  private List<ClaimAccount> all(Set<ClaimId> claims) {
    return mongo.find(
        Query.query(Criteria.where("_id").in(claims.stream().map(ClaimId::value).toList())),
        ClaimAccount.class);
  }
}
