package ir.takmil.policy.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.contract.ContractId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The sendings of lists: by id, of a contract, or those at work. They announce nothing. */
@Repository
class ListImports {
  private static final int ATTEMPTS = 16;

  private final MongoTemplate mongo;

  ListImports(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Optional<ListImport> find(ImportId id) {
    return Optional.ofNullable(mongo.findById(id, ListImport.class));
  }

  /** Adds it; when there is one with its id already, that one stays and is returned. */
  ListImport add(ListImport sent) {
    try {
      return mongo.insert(sent);
    } catch (DuplicateKeyException there) {
      return find(sent.id()).orElseThrow(() -> there);
    }
  }

  ListImport change(ImportId id, Seen seen, UnaryOperator<ListImport> change) {
    for (int attempt = 1; ; attempt++) {
      ListImport present = find(id).orElseThrow(() -> Refusal.unknown("not-found"));
      seen.check(present.sequence());
      try {
        return mongo.save(change.apply(present));
      } catch (OptimisticLockingFailureException raced) {
        if (attempt == ATTEMPTS) {
          throw raced;
        }
      }
    }
  }

  void remove(ListImport discarded) {
    mongo.remove(discarded); // by its version: a stage that it has reached meanwhile is not lost
  }

  /** Newest first. */
  List<ListImport> of(ContractId contract, @Nullable ListImport after, int most) {
    Criteria criteria = where("contractId").is(contract.value());
    if (after != null) {
      criteria =
          criteria.orOperator(
              where("askedAt").lt(after.askedAt()),
              where("askedAt").is(after.askedAt()).and("_id").lt(after.id().value()));
    }
    return mongo.find(
        query(criteria).with(Sort.by("askedAt", "_id").descending()).limit(most), ListImport.class);
  }

  long count(ContractId contract) {
    return mongo.count(query(where("contractId").is(contract.value())), ListImport.class);
  }

  /** Whether another list of the contract has been applied, or begun to be, since then. */
  boolean anyAppliedSince(ContractId contract, Instant since) {
    Query others =
        query(
            where("contractId")
                .is(contract.value())
                .and("stage.kind")
                .in("list-applying", "list-applied")
                .and("stage.at")
                .gt(since));
    return mongo.exists(others, ListImport.class);
  }

  /** Those that are at work or wait for it, the oldest first (index {@code at-work}). */
  List<ListImport> atWork() {
    return mongo.find(
        query(where("stage.kind").in("list-reading", "list-applying")).with(Sort.by("askedAt")),
        ListImport.class);
  }
}
