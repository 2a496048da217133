package ir.takmil.policy.ceiling;

import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
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
  private final ConcurrentLinkedQueue<Noting> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  private record Noting(ClaimAccount claim, CompletableFuture<ClaimAccount> noted) {}

  ClaimAccounts(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  public Optional<ClaimAccount> find(ClaimId claim) {
    return Optional.ofNullable(mongo.findById(claim, ClaimAccount.class));
  }

  /**
   * What was noted first stays, and is returned. Those that come at the same moment are one write:
   * who comes while one is under way waits for the next.
   */
  public ClaimAccount note(ClaimAccount claim) {
    var mine = new Noting(claim, new CompletableFuture<>());
    waiting.add(mine);
    turn.lock();
    try {
      var together = new ArrayList<Noting>();
      for (Noting one = waiting.poll(); one != null; one = waiting.poll()) {
        together.add(one);
      }
      noteAll(together);
    } finally {
      turn.unlock();
    }
    try {
      return mine.noted.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void noteAll(List<Noting> together) {
    if (together.isEmpty()) {
      return; // the one before took ours too
    }
    try {
      mongo.insertAll(together.stream().map(Noting::claim).toList());
      together.forEach(one -> one.noted.complete(one.claim));
    } catch (DuplicateKeyException someAreNoted) {
      together.forEach(this::noteAlone);
    } catch (RuntimeException failed) {
      together.forEach(one -> one.noted.completeExceptionally(failed));
    }
  }

  private void noteAlone(Noting one) {
    try {
      one.noted.complete(find(one.claim.id()).orElseGet(() -> inserted(one.claim)));
    } catch (RuntimeException failed) {
      one.noted.completeExceptionally(failed);
    }
  }

  private ClaimAccount inserted(ClaimAccount claim) {
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
