package ir.takmil.policy.changing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The requests, those under way and those that are over. */
@Repository
class ChangeRequests {
  private static final int ROUND = 100;
  private static final int SHOWN = 50;

  private final MongoTemplate mongo;

  ChangeRequests(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Adds a new one; when one with its id exists already, that one stays and is returned. */
  ChangeRequest add(ChangeRequest request) {
    try {
      return mongo.insert(request);
    } catch (DuplicateKeyException there) {
      return find(request.id()).orElseThrow(() -> there);
    }
  }

  Optional<ChangeRequest> find(ChangeRequestId id) {
    return Optional.ofNullable(mongo.findById(id, ChangeRequest.class));
  }

  /**
   * Changes what stands there now. A race that is lost is run again on the newer state; it cannot
   * be lost for ever, for every change uses something up: a try, a sending, a stage.
   */
  ChangeRequest change(ChangeRequestId id, Seen seen, UnaryOperator<ChangeRequest> change) {
    while (true) {
      ChangeRequest present = find(id).orElseThrow(() -> Refusal.unknown("change-request-unknown"));
      seen.check(present.sequence());
      ChangeRequest next = change.apply(present);
      if (next.equals(present)) {
        return present;
      }
      try {
        return mongo.save(next);
      } catch (OptimisticLockingFailureException raced) {
        // once more, on what the other one saved
      }
    }
  }

  /** The last ones of a person, newest first. */
  List<ChangeRequest> of(PersonId person) {
    return mongo.find(byPerson(person).limit(SHOWN), ChangeRequest.class);
  }

  /** Those that operators asked for, the longest waiting first. */
  List<ChangeRequest> onBehalf(List<String> stages, int from, int most) {
    return mongo.find(
        desk(stages).with(Sort.by("askedAt", "_id")).skip(from).limit(most), ChangeRequest.class);
  }

  long countOnBehalf(List<String> stages) {
    return mongo.count(desk(stages), ChangeRequest.class);
  }

  List<ChangeRequest> due(Instant now) {
    return mongo.find(dueBy(now), ChangeRequest.class);
  }

  /** Index: person. */
  static Query byPerson(PersonId person) {
    return Query.query(Criteria.where("person").is(person.value()))
        .with(Sort.by(Sort.Direction.DESC, "askedAt"));
  }

  /** Index: desk. */
  static Query desk(List<String> stages) {
    return Query.query(Criteria.where("way.kind").is("on-behalf").and("stage.kind").in(stages));
  }

  /** Index: due. */
  static Query dueBy(Instant now) {
    return Query.query(Criteria.where("dueAt").lt(now)).with(Sort.by("dueAt")).limit(ROUND);
  }
}
