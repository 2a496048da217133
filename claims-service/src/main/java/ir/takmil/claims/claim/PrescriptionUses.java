package ir.takmil.claims.claim;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
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
    if (isUsedByOlder(wanted)) {
      return Optional.of(wanted);
    }
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
          if (mongo.findAndReplace(of(wanted.claimId(), wanted.id()), wanted) == null) {
            continue; // taken from us just now
          }
          return Optional.empty();
        }
        if (needed.test(found)) {
          return Optional.of(found);
        }
        holder = found;
        mongo.remove(asFound(found), PrescriptionUse.class);
      }
    }
    return Optional.of(holder);
  }

  /**
   * By a claim of an earlier release, which took none: one that has no use of its own. Index of
   * claims: prescription-number.
   */
  private boolean isUsedByOlder(PrescriptionUse wanted) {
    return mongo.findById(wanted.id(), PrescriptionUse.class) == null
        && mongo.exists(
            query(
                where("expense.prescription.number")
                    .is(wanted.number())
                    .and("expense.personId")
                    .is(wanted.personId().value())
                    .and("expense.basicInsurer")
                    .is(wanted.basicInsurer())
                    .and("_id")
                    .ne(wanted.claimId().value())
                    .and("stage.kind")
                    .nin("voided", "rejected")),
            "claims");
  }

  private static Query of(ClaimId claim, String id) {
    return query(ofClaim(claim, id));
  }

  /** As it was found: another that took it meanwhile, or took it anew, keeps it. */
  private static Query asFound(PrescriptionUse use) {
    return query(ofClaim(use.claimId(), use.id()).and("takenAt").is(use.takenAt()));
  }

  private static Criteria ofClaim(ClaimId claim, String id) {
    return where("_id").is(id).and("claimId").is(claim.value());
  }
}
