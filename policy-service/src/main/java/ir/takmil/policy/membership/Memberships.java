package ir.takmil.policy.membership;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The memberships, found by person (index {@code person}) or by family (index {@code family}). */
@Repository
public class Memberships {
  private final MongoTemplate mongo;
  private final Documents<Membership> documents;

  Memberships(MongoTemplate mongo, Relay<Membership, MembershipEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Membership.class, relay);
  }

  public Optional<Membership> find(MembershipId id) {
    return documents.find(id.value());
  }

  public Membership add(Membership membership) {
    return documents.add(membership);
  }

  public Membership change(MembershipId id, UnaryOperator<Membership> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }

  public List<Membership> ofPerson(PersonId person) {
    return mongo.find(byPerson(person), Membership.class);
  }

  public List<Membership> ofPerson(PersonId person, ContractId contract) {
    return mongo.find(byPersonInContract(person, contract), Membership.class);
  }

  /** Everybody's in the family that this person heads, their own with them. */
  public List<Membership> ofFamily(PersonId mainInsured) {
    return mongo.find(byFamily(mainInsured), Membership.class);
  }

  /** Notes in every membership of the family whether money can be sent to who heads it. */
  public void notePayee(Person mainInsured, Instant now) {
    for (Membership membership : ofFamily(mainInsured.id())) {
      change(membership.id(), present -> present.payeeReady(mainInsured.hasAccount(), now));
    }
  }

  /** Those under a plan that come after that id, in the order of ids (index {@code plan}). */
  public List<Membership> underPlan(PlanId plan, @Nullable MembershipId after, int most) {
    return mongo.find(byPlan(plan, after).limit(most), Membership.class);
  }

  /** Those that a rule ends by that day and whose family does not know yet (index to-warn). */
  public List<Membership> toWarn(LocalDate endingBy, int most) {
    return mongo.find(byWarning(endingBy).limit(most), Membership.class);
  }

  static Query byPlan(PlanId plan, @Nullable MembershipId after) {
    Criteria under = Criteria.where("enrolment.planId").is(plan.value());
    if (after != null) {
      under = under.and("_id").gt(after.value());
    }
    return Query.query(under).with(Sort.by("_id"));
  }

  static Query byWarning(LocalDate endingBy) {
    return Query.query(Criteria.where("toWarn").is(true).and("ending.lastDay").lte(endingBy));
  }

  static Query byPerson(PersonId person) {
    return Query.query(Criteria.where("enrolment.personId").is(person.value()));
  }

  static Query byPersonInContract(PersonId person, ContractId contract) {
    return Query.query(
        Criteria.where("enrolment.personId")
            .is(person.value())
            .and("enrolment.contractId")
            .is(contract.value()));
  }

  static Query byFamily(PersonId mainInsured) {
    return Query.query(Criteria.where("enrolment.mainInsuredId").is(mainInsured.value()));
  }
}
