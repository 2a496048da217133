package ir.takmil.policy.auditing;

import ir.takmil.platform.audit.AuditEntry;
import ir.takmil.policy.person.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The audit trail as it is read: newest first, a page at a time, found by who acted (index {@code
 * actor}), by whom it was done to (index {@code subject}) or by what was done (index {@code act}).
 */
@Repository
class Trail {
  static final int PAGE = 100;

  private final MongoTemplate mongo;

  Trail(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * @param after where the page before ended; null: the first page
   */
  Page<AuditEntry> of(Asked asked, @Nullable Long after) {
    return page(by(asked), after);
  }

  Page<AuditEntry> readingsOf(PersonId person, @Nullable Long after) {
    return page(byReadingsOf(person), after);
  }

  static Criteria by(Asked asked) {
    var criteria = new Criteria();
    if (asked.subject() != null) {
      criteria = criteria.and("subject").is(asked.subject());
    }
    if (asked.actor() != null) {
      criteria = criteria.and("actor").is(asked.actor());
    }
    if (asked.act() != null) {
      criteria = criteria.and("act").is(asked.act());
    }
    return criteria;
  }

  /** Of one person's few entries, those that others made by reading. */
  static Criteria byReadingsOf(PersonId person) {
    return by(new Asked(null, person.value(), "person.read")).and("person").ne(person.value());
  }

  private Page<AuditEntry> page(Criteria criteria, @Nullable Long after) {
    Criteria older = after == null ? criteria : criteria.and("_id").lt(after);
    List<AuditEntry> found =
        mongo.find(
            new Query(older).with(Sort.by(Sort.Direction.DESC, "_id")).limit(PAGE + 1),
            AuditEntry.class);
    if (found.size() <= PAGE) {
      return new Page<>(found, null);
    }
    List<AuditEntry> shown = found.subList(0, PAGE);
    return new Page<>(shown, Long.toString(shown.getLast().number()));
  }
}
