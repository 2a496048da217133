package ir.takmil.policy.ceiling;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The accounts of the ledger; every question to the store is by id. */
@Repository
public class CeilingAccounts {
  private final MongoTemplate mongo;
  private final Documents<CeilingAccount> documents;

  CeilingAccounts(MongoTemplate mongo, Relay<CeilingAccount, CeilingEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, CeilingAccount.class, relay);
  }

  public Optional<CeilingAccount> find(AccountId id) {
    return documents.find(id.value());
  }

  public List<CeilingAccount> all(Collection<AccountId> ids) {
    return mongo.find(Query.query(Criteria.where("_id").in(ids)), CeilingAccount.class);
  }

  /** Opened when first needed; one that is open keeps the grant it was opened with. */
  public void open(AccountId id, @Nullable Rials granted, Instant now) {
    if (find(id).isEmpty()) {
      documents.add(CeilingAccount.open(id, granted, now));
    }
  }

  public CeilingAccount change(AccountId id, UnaryOperator<CeilingAccount> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }
}
