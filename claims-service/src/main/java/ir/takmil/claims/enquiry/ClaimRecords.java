package ir.takmil.claims.enquiry;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Claims as they are looked for by the people whose they are. */
@Repository
class ClaimRecords {
  private final MongoTemplate mongo;

  ClaimRecords(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Which of one's claims; what is null does not matter. */
  record Wanted(
      List<Status> status,
      View view,
      @Nullable String contract,
      @Nullable String person,
      @Nullable String trackingCode) {}

  enum View {
    ALL,
    WITH_DEDUCTIONS,
    RETURNED
  }

  record Found(List<Claim> claims, long total) {}

  Optional<Claim> find(ClaimId id) {
    return Optional.ofNullable(mongo.findById(id, Claim.class));
  }

  /** Newest first. Indexes of claims: family, person; tracking-code when that is asked for. */
  Found seenBy(PersonId reader, Wanted wanted, int skip, int limit) {
    Criteria criteria = criteria(reader, wanted);
    long total = mongo.count(new Query(criteria), "claims");
    List<Claim> claims =
        mongo.find(
            new Query(criteria)
                .with(Sort.by(Sort.Direction.DESC, "registeredAt", "_id"))
                .skip(skip)
                .limit(limit),
            Claim.class,
            "claims");
    return new Found(claims, total);
  }

  private static Criteria criteria(PersonId reader, Wanted wanted) {
    var all = new ArrayList<Criteria>();
    all.add(
        new Criteria()
            .orOperator(
                where("expense.mainInsuredId").is(reader.value()),
                where("expense.personId").is(reader.value())));
    if (!wanted.status().isEmpty()) {
      all.add(where("stage.kind").in(wanted.status().stream().map(ClaimRecords::kind).toList()));
    }
    switch (wanted.view()) {
      case ALL -> {}
      case RETURNED -> all.add(where("stage.kind").is(kind(Status.RETURNED)));
      case WITH_DEDUCTIONS -> {
        all.add(where("stage.decision.lines.deductions.code").exists(true));
        all.add(where("stage.kind").ne(kind(Status.UNDER_EXAMINATION)));
      }
    }
    add(all, "expense.contractId", wanted.contract());
    add(all, "expense.personId", wanted.person());
    add(all, "expense.trackingCode", wanted.trackingCode());
    return new Criteria().andOperator(all);
  }

  private static void add(List<Criteria> all, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      all.add(where(field).is(value));
    }
  }

  /** A stage's name in the store is its status in lower case. */
  static String kind(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
