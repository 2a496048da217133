package ir.takmil.claims.enquiry;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.platform.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * Claims as they are looked for by the people whose they are: by the indexes family-newest and
 * person-newest; one claim by its id.
 */
@Repository
class ClaimRecords {
  private static final int MOST_TOLD = 500;

  private final MongoTemplate mongo;
  private final Coverages coverages;

  ClaimRecords(MongoTemplate mongo, Coverages coverages) {
    this.mongo = mongo;
    this.coverages = coverages;
  }

  Optional<Claim> find(ClaimId id) {
    return Optional.ofNullable(mongo.findById(id, Claim.class));
  }

  /** To whoever may not see it, it does not exist. */
  Optional<Claim> find(ClaimId id, PersonId reader) {
    Query one = new Query(new Criteria().andOperator(where("_id").is(id.value()), seenBy(reader)));
    return Optional.ofNullable(mongo.findOne(one, Claim.class));
  }

  /** Newest first. */
  List<Claim> list(PersonId reader, Wanted wanted, @Nullable Place after, int limit) {
    return mongo.find(newest(reader, wanted, after).limit(limit), Claim.class);
  }

  /** Newest first, read as they are needed; to be closed. */
  Stream<Claim> stream(PersonId reader, Wanted wanted, int limit) {
    return mongo.stream(newest(reader, wanted, null).limit(limit), Claim.class);
  }

  long count(PersonId reader, Wanted wanted) {
    return mongo.count(asked(reader, wanted, null), Claim.class);
  }

  /** As much of every one of them as is counted. */
  List<Standing> standings(PersonId reader, Wanted wanted) {
    Query query = asked(reader, wanted, null);
    query
        .fields()
        .include("stage", "file.originals", "expense.direction", "expense.planId")
        .include("expense.contractId", "expense.personId");
    return mongo.find(query, Standing.class, mongo.getCollectionName(Claim.class));
  }

  /** What one person's newest claims tell, but for those given up; by the index person-newest. */
  List<MedicalFile.Told> told(PersonId reader, PersonId person) {
    Query query = of(reader, person).limit(MOST_TOLD);
    query
        .fields()
        .include("expense.claimNumber", "expense.service", "expense.date", "expense.centreName")
        .include("expense.prescription", "expense.paper");
    return mongo.find(query, MedicalFile.Told.class, mongo.getCollectionName(Claim.class));
  }

  Query of(PersonId reader, PersonId person) {
    return new Query(
            new Criteria()
                .andOperator(
                    where("expense.personId").is(person.value()),
                    where("stage.kind").ne("voided"),
                    seenBy(reader)))
        .with(Sort.by(Sort.Direction.DESC, "registeredAt", "_id"));
  }

  Query newest(PersonId reader, Wanted wanted, @Nullable Place after) {
    return asked(reader, wanted, after).with(Sort.by(Sort.Direction.DESC, "registeredAt", "_id"));
  }

  private Query asked(PersonId reader, Wanted wanted, @Nullable Place after) {
    var all = new ArrayList<Criteria>();
    all.add(seenBy(reader));
    all.addAll(wanted.criteria());
    if (after != null) {
      all.add(after.older("registeredAt"));
    }
    return new Query(new Criteria().andOperator(all));
  }

  /**
   * Who may see a claim: the one rule of every list, count, export and single reading here. Each
   * person their own, and the main insured the family's but for what an adult keeps back.
   */
  Criteria seenBy(PersonId reader) {
    List<String> kept = coverages.keptFrom(reader).stream().map(PersonId::value).sorted().toList();
    Criteria family = where("expense.mainInsuredId").is(reader.value());
    return new Criteria()
        .orOperator(
            kept.isEmpty() ? family : family.and("expense.personId").nin(kept),
            where("expense.personId").is(reader.value()));
  }
}
