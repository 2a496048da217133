package ir.takmil.policy.ceiling;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The accounts of the ledger; every question to the store is by id. */
@Repository
public class CeilingAccounts {
  /** An account of more lines than that gives those of claims that are over to an archive. */
  private static final int MOST_LINES = 150;

  private static final int LINES_TO_STAY = 50;

  private final MongoTemplate mongo;
  private final Documents<CeilingAccount> documents;
  private final ClaimAccounts claims;
  private final Together together;

  CeilingAccounts(
      MongoTemplate mongo, Relay<CeilingAccount, CeilingEvent> relay, ClaimAccounts claims) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, CeilingAccount.class, relay);
    this.claims = claims;
    this.together =
        new Together((id, fresh, change) ->
            fresh == null
                ? documents.change(id.value(), Seen.WHATEVER, change)
                : documents.change(id.value(), () -> fresh, change));
  }

  public Optional<CeilingAccount> find(AccountId id) {
    return documents.find(id.value());
  }

  public List<CeilingAccount> all(Collection<AccountId> ids) {
    return mongo.find(Query.query(Criteria.where("_id").in(ids)), CeilingAccount.class);
  }

  /**
   * Changes an account that follows what the plan grants now; opened when first needed.
   *
   * @param granted null: unlimited
   */
  public CeilingAccount change(
      AccountId id, @Nullable Rials granted, Instant now, UnaryOperator<CeilingAccount> change) {
    CeilingAccount changed =
        together.change(
            id,
            CeilingAccount.open(id, granted, now),
            account -> change.apply(account.granting(granted, now)));
    return kept(changed);
  }

  /**
   * Changes an account, whatever it grants. One that is not there yet is opened with nothing: what
   * comes of a claim before its hold leaves its mark, and the hold brings the grant.
   */
  public CeilingAccount change(AccountId id, Instant now, UnaryOperator<CeilingAccount> change) {
    return kept(together.change(id, CeilingAccount.open(id, Rials.ZERO, now), change));
  }

  /** All lines of an account, those that it carries no longer itself with them, in their order. */
  public List<Entry> lines(CeilingAccount account) {
    if (account.carried().archives().isEmpty()) {
      return account.entries();
    }
    var lines = new ArrayList<Entry>();
    mongo
        .find(
            Query.query(Criteria.where("_id").in(account.carried().archives())),
            ArchivedEntries.class)
        .forEach(archive -> lines.addAll(archive.entries()));
    lines.addAll(account.entries());
    lines.sort(Comparator.comparing(Entry::at));
    return lines;
  }

  private CeilingAccount kept(CeilingAccount account) {
    return account.entries().size() > MOST_LINES ? compact(account) : account;
  }

  /**
   * Three writes, each right by itself: claims are noted as over, so that what comes again of them
   * is known without their lines; their lines are copied; the account lets go of them. A crash
   * between leaves a copy that nothing refers to. Where a claim draws on two accounts, it is over
   * when the one that tells has written it, which is the last: the other waits for that.
   */
  private CeilingAccount compact(CeilingAccount account) {
    Map<ClaimId, Drawn> settled = account.settled(LINES_TO_STAY);
    if (settled.size() < LINES_TO_STAY / 4) {
      return account; // too few to be worth it: most of its claims wait
    }
    settled.keySet().retainAll(claims.over(account.id(), settled));
    String archive = account.id().value() + "/" + UUID.randomUUID();
    mongo.insert(new ArchivedEntries(archive, account.id(), account.linesOf(settled.keySet())));
    // Whatever came in between may have reversed one of them; then the next change tries again.
    return documents.change(
        account.id().value(),
        Seen.WHATEVER,
        present ->
            present.carried().equals(account.carried())
                    && present.settled(0).keySet().containsAll(settled.keySet())
                ? present.carrying(settled, archive)
                : present);
  }
}
