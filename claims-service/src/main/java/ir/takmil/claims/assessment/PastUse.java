package ir.takmil.claims.assessment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import ir.takmil.claims.claim.Basis;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Stage;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** What a person has had of a service: what was approved of it, paid by now or not. */
@Repository
class PastUse {
  private static final List<String> GRANTED =
      List.of("approved", "ordered", "sent-for-payment", "paid", "payment-failed");

  private final MongoTemplate mongo;

  PastUse(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * Which use is asked about.
   *
   * @param after the day before the first that counts, and {@code until} the last
   * @param contract within which it counts; null: in any
   */
  record Asked(
      PersonId person,
      String service,
      LocalDate after,
      LocalDate until,
      @Nullable ContractId contract) {}

  private record Found(@Id ClaimId id, Stage stage, @Nullable File file) {
    Rials payable() {
      return stage instanceof Stage.Decided decided ? decided.decision().payable() : Rials.ZERO;
    }

    /** A claim about what another did not grant is no use of its own. */
    boolean isSupplement() {
      return file != null && file.supplementTo() != null;
    }
  }

  private record File(@Nullable ClaimId supplementTo) {}

  /**
   * Without the claim itself; the one that it supplements is the same use, of which only the amount
   * counts. Index of claims: person-service.
   */
  Basis.Used of(Asked asked, @Nullable ClaimId itself, @Nullable ClaimId supplementTo) {
    Criteria theirs =
        where("expense.personId")
            .is(asked.person())
            .and("expense.service.code")
            .is(asked.service())
            .and("expense.date")
            .gt(asked.after())
            .lte(asked.until())
            .and("stage.kind")
            .in(GRANTED);
    if (asked.contract() != null) {
      theirs.and("expense.contractId").is(asked.contract());
    }
    Query query = Query.query(theirs);
    query.fields().include("stage", "file.supplementTo");
    List<Found> others =
        mongo.find(query, Found.class, "claims").stream()
            .filter(found -> !found.id().equals(itself) && !found.payable().isZero())
            .toList();
    long uses =
        others.stream()
            .filter(found -> !found.isSupplement() && !found.id().equals(supplementTo))
            .count();
    return new Basis.Used(
        others.stream().map(Found::payable).reduce(Rials.ZERO, Rials::plus), (int) uses);
  }
}
