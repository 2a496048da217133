package ir.takmil.claims.assessment.flags;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** Other claims that a claim is held against. A voided one is nobody's expense any more. */
@Repository
class Lookalikes {
  private static final int MOST = 50;
  private static final int MOST_PEERS = 300;

  private final MongoTemplate mongo;

  Lookalikes(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Claims that hold a picture of one of these hashes. Index of claims: pictures. */
  List<Claim> withPicture(Claim than, List<String> hashes) {
    return others(than, where("attachments.sha256").in(hashes));
  }

  /** Claims of its day that rest on that prescription. Index of claims: prescription-number. */
  List<Claim> onPrescription(Claim than, String number) {
    return others(
        than,
        where("expense.prescription.number")
            .is(number)
            .and("expense.date")
            .is(than.expense().date()));
  }

  /** Claims of its person and day. Index of claims: person-service. */
  List<Claim> ofPerson(Claim than) {
    return others(
        than,
        where("expense.personId")
            .is(than.expense().personId().value())
            .and("expense.date")
            .is(than.expense().date()));
  }

  /**
   * Claims of visits to a physician on a day, at other centres than its own. Index of claims:
   * physician-day.
   *
   * @param physician as it is kept
   */
  List<Claim> visitsElsewhere(Claim than, String physician, LocalDate day) {
    return others(
        than,
        where("expense.prescription.physician")
            .is(physician)
            .and("expense.prescription.date")
            .is(day)
            .and("expense.prescription.kind")
            .is("VISIT")
            .and("expense.centreId")
            .ne(than.expense().centreId()));
  }

  /**
   * What the newest claims of a service asked for, in rials, that came before. Index of claims:
   * peers.
   */
  long[] amounts(String service, Instant before) {
    var query =
        query(where("expense.service.code").is(service).and("registeredAt").lt(before))
            .with(Sort.by(Sort.Direction.DESC, "registeredAt"))
            .limit(MOST_PEERS);
    query.fields().include("expense.lines.requested");
    return mongo.find(query, Document.class, "claims").stream()
        .mapToLong(Lookalikes::requested)
        .filter(amount -> amount > 0)
        .toArray();
  }

  private static long requested(Document claim) {
    return claim.get("expense", Document.class).getList("lines", Document.class).stream()
        .map(line -> line.get("requested", Number.class))
        .filter(Objects::nonNull)
        .mapToLong(Number::longValue)
        .sum();
  }

  private List<Claim> others(Claim than, Criteria which) {
    ClaimId first = than.file().supplementTo();
    return mongo
        .find(
            query(new Criteria().andOperator(which, where("stage.kind").ne("voided"))).limit(MOST),
            Claim.class)
        .stream()
        .filter(other ->
            !other.id().equals(than.id())
                && !other.id().equals(first)
                && !than.id().equals(other.file().supplementTo()))
        .toList();
  }
}
