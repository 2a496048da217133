package ir.takmil.claims.enquiry;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.audit.AuditEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Who has looked at a claim, as the audit trail has it (its index {@code subject}). */
@Repository
class Readings {
  static final int PAGE = 100;

  /** Who has a claim opened to them by their work; anybody else's attempt was refused. */
  private static final List<String> STAFF =
      List.of(
          "assessor", "examiner", "auditor", "intake-clerk", "finance-maker", "finance-checker");

  private final MongoTemplate mongo;

  Readings(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * Newest first, by staff and family, without what the reader looked at themselves. The trail has
   * attempts too: those of strangers were refused, and are no readings.
   *
   * @param before the number of an entry of the page before; null: the first page
   */
  List<AuditEntry> of(Claim claim, PersonId reader, @Nullable Long before) {
    return mongo.find(
        by(claim, reader, before).with(Sort.by(Sort.Direction.DESC, "_id")).limit(PAGE),
        AuditEntry.class);
  }

  static Query by(Claim claim, PersonId reader, @Nullable Long before) {
    Criteria readings =
        where("subject")
            .is(claim.id().value())
            .and("act")
            .in("claim.read", "claim.picture-read")
            .and("person")
            .ne(reader.value())
            .orOperator(
                where("roles").in(STAFF),
                where("person")
                    .in(
                        claim.expense().personId().value(),
                        claim.expense().mainInsuredId().value()));
    return new Query(before == null ? readings : readings.and("_id").lt(before));
  }
}
