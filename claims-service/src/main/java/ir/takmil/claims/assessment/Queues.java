package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Stage;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * Who waits for whom, read straight from the store by the index {@code queue}: oldest first
 * submission first, which a return does not change.
 */
@Repository
class Queues {
  private static final List<String> WAITING = List.of("registered", "resubmitted");
  private static final List<String> EXAMINATION = List.of("under-examination");

  private final MongoTemplate mongo;

  Queues(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** As much of a claim as a queue shows. */
  record Waiting(
      ClaimId id,
      Expense expense,
      @Nullable Rials held,
      Instant registeredAt,
      Stage stage,
      int sequence) {}

  /** What is asked of a queue. */
  record Asked(@Nullable String service, int from, int most) {}

  List<Waiting> waiting(Asked asked) {
    return list(where(WAITING, asked), asked);
  }

  long countWaiting(Asked asked) {
    return mongo.count(where(WAITING, asked), Claim.class);
  }

  List<Waiting> forExamination(Asked asked) {
    return list(where(EXAMINATION, asked), asked);
  }

  long countForExamination(Asked asked) {
    return mongo.count(where(EXAMINATION, asked), Claim.class);
  }

  private List<Waiting> list(Query query, Asked asked) {
    query.with(Sort.by("registeredAt")).skip(asked.from()).limit(asked.most());
    query.fields().include("expense", "held", "registeredAt", "stage", "sequence");
    return mongo.find(query, Waiting.class, mongo.getCollectionName(Claim.class));
  }

  private static Query where(List<String> kinds, Asked asked) {
    Criteria criteria = Criteria.where("stage.kind").in(kinds);
    return Query.query(
        asked.service() == null
            ? criteria
            : criteria.and("expense.service.code").is(asked.service()));
  }
}
