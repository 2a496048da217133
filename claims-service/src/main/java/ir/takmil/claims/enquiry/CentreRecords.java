package ir.takmil.claims.enquiry;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Direction;
import ir.takmil.platform.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * A centre's own claims: what it sent itself, never what people were reimbursed for. By the index
 * centre-newest; one claim by its id.
 */
@Repository
class CentreRecords {
  private static final List<String> GRANTED =
      List.of("approved", "ordered", "sent-for-payment", "paid", "payment-failed");

  private final MongoTemplate mongo;

  CentreRecords(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Another centre's does not exist. */
  Optional<Claim> find(ClaimId id, String centre) {
    var all = new ArrayList<>(of(centre));
    all.add(where("_id").is(id.value()));
    return Optional.ofNullable(
        mongo.findOne(new Query(new Criteria().andOperator(all)), Claim.class));
  }

  /** Newest first. */
  List<Claim> list(String centre, Wanted wanted, @Nullable Place after, int limit) {
    return mongo.find(newest(centre, wanted.criteria(), after).limit(limit), Claim.class);
  }

  long count(String centre, Wanted wanted) {
    return mongo.count(asked(centre, wanted.criteria(), null), Claim.class);
  }

  /** As much of every one of them as is counted. */
  List<Standing> standings(String centre, Wanted wanted) {
    return standings(asked(centre, wanted.criteria(), null));
  }

  /** Those of which something is the centre's, newest first. */
  List<Claim> payable(String centre, @Nullable Place after, int limit) {
    return mongo.find(newest(centre, granted(), after).limit(limit), Claim.class);
  }

  /** The same, as much of every one of them as is counted. */
  List<Standing> payable(String centre) {
    return standings(asked(centre, granted(), null));
  }

  private List<Standing> standings(Query query) {
    query
        .fields()
        .include("stage", "file.originals", "expense.direction", "expense.planId")
        .include("expense.contractId", "expense.personId");
    return mongo.find(query, Standing.class, mongo.getCollectionName(Claim.class));
  }

  static Query newest(String centre, List<Criteria> wanted, @Nullable Place after) {
    return asked(centre, wanted, after).with(Sort.by(Sort.Direction.DESC, "registeredAt", "_id"));
  }

  private static Query asked(String centre, List<Criteria> wanted, @Nullable Place after) {
    var all = new ArrayList<>(of(centre));
    all.addAll(wanted);
    if (after != null) {
      all.add(after.older("registeredAt"));
    }
    return new Query(new Criteria().andOperator(all));
  }

  private static List<Criteria> of(String centre) {
    return List.of(
        where("expense.centreId").is(centre),
        where("expense.direction").is(Direction.INDIRECT.name()));
  }

  private static List<Criteria> granted() {
    return List.of(where("stage.kind").in(GRANTED), where("stage.decision.lines.payable").gt(0L));
  }
}
