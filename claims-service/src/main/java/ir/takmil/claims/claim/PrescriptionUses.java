package ir.takmil.claims.claim;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** Which claim rests on which prescription, each taken by one insert. */
@Repository
public class PrescriptionUses {
  /** Whoever loses to others so often meets one that holds it for good. */
  private static final int TRIES = 3;

  private final MongoTemplate mongo;

  PrescriptionUses(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * Takes it, unless another claim has it that still needs it.
   *
   * @param needed whether the claim of a use still needs it
   * @return the other's use; empty when it is ours now, or was already
   */
  public Optional<PrescriptionUse> take(PrescriptionUse wanted, Predicate<PrescriptionUse> needed) {
    PrescriptionUse holder = wanted;
    for (int tried = 0; tried < TRIES; tried++) {
      try {
        mongo.insert(wanted);
        return Optional.empty();
      } catch (DuplicateKeyException taken) {
        PrescriptionUse found = mongo.findById(wanted.id(), PrescriptionUse.class);
        if (found == null) {
          continue; // given up just now
        }
        if (found.claimId().equals(wanted.claimId())) {
          return Optional.empty();
        }
        if (needed.test(found)) {
          return Optional.of(found);
        }
        holder = found;
        giveUp(found);
      }
    }
    return Optional.of(holder);
  }

  /** Only as that claim has it: another that took it meanwhile keeps it. */
  private void giveUp(PrescriptionUse use) {
    mongo.remove(
        query(where("_id").is(use.id()).and("claimId").is(use.claimId().value())),
        PrescriptionUse.class);
  }
}
