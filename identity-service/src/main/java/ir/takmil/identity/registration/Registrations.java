package ir.takmil.identity.registration;

import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Registrations under way. */
@Repository
class Registrations {
  private static final int ROUND = 100;

  private final MongoTemplate mongo;

  Registrations(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Registration add(Registration registration) {
    return mongo.insert(registration);
  }

  Registration get(RegistrationId id) {
    Registration found = mongo.findById(id.value(), Registration.class);
    if (found == null) {
      throw Refusal.unknown("registration-unknown");
    }
    return found;
  }

  /**
   * Saves over exactly the state that was loaded.
   *
   * @throws OptimisticLockingFailureException when another was faster
   */
  Registration save(Registration changed) {
    return mongo.save(changed);
  }

  /**
   * Changes what stands there now. A race that is lost is run again on the newer state; it cannot
   * be lost for ever, for every change uses something up: a try, a choice, a stage.
   */
  Registration change(RegistrationId id, UnaryOperator<Registration> change) {
    while (true) {
      Registration present = get(id);
      Registration next = change.apply(present);
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

  void remove(Registration registration) {
    mongo.remove(registration);
  }

  List<Registration> of(PersonId person) {
    return mongo.find(byPerson(person), Registration.class);
  }

  /** Index: person. */
  static Query byPerson(PersonId person) {
    return Query.query(Criteria.where("person").is(person.value()));
  }

  List<Registration> due(Instant now) {
    return mongo.find(dueBy(now), Registration.class);
  }

  /** Index: due. */
  static Query dueBy(Instant now) {
    return Query.query(Criteria.where("dueAt").lt(now)).with(Sort.by("dueAt")).limit(ROUND);
  }
}
