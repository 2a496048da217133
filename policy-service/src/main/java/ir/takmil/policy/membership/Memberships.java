package ir.takmil.policy.membership;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.person.Person;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The memberships, found by person (index {@code person}) or by family (index {@code family}). */
@Repository
public class Memberships {
  private static final int HANDFUL = 50;

  private final MongoTemplate mongo;
  private final Documents<Membership> documents;
  private final Relay<Membership, MembershipEvent> relay;

  Memberships(MongoTemplate mongo, Relay<Membership, MembershipEvent> relay) {
    this.mongo = mongo;
    this.relay = relay;
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

  /**
   * Those that a rule ends between those days and whose family does not know yet (index to-warn).
   */
  public List<Membership> toWarn(LocalDate from, LocalDate endingBy, int most) {
    return mongo.find(byWarning(from, endingBy).limit(most), Membership.class);
  }

  /** All of theirs, in whatever contract, asked at once (index {@code person}). */
  public List<Membership> ofPeople(Collection<PersonId> people) {
    var all = List.copyOf(people);
    var found = new ArrayList<Membership>();
    for (int from = 0; from < all.size(); from += HANDFUL) {
      List<PersonId> some = all.subList(from, Math.min(all.size(), from + HANDFUL));
      found.addAll(mongo.find(byPeople(some), Membership.class));
    }
    return found;
  }

  /** Of the families that these head, those that wait for an account (index {@code family}). */
  public List<Membership> withoutPayee(Collection<PersonId> mainInsured) {
    return mongo.find(
        byFamilies(mainInsured).addCriteria(Criteria.where("payeeReady").is(false)),
        Membership.class);
  }

  /**
   * Who is in a contract's list on that day or will be; streamed, for there may be a hundred
   * thousand (index {@code contract}).
   */
  public void inContract(ContractId contract, LocalDate on, Consumer<Present> taker) {
    try (Stream<Document> found =
        mongo.stream(byContract(contract, on), Document.class, "memberships")) {
      found.forEach(document -> {
        Document enrolment = document.get("enrolment", Document.class);
        Document ending = document.get("ending", Document.class);
        if (ending != null && dayOf(ending.getDate("lastDay")).isBefore(on)) {
          return; // by a rule of the plan they are in it no longer
        }
        taker.accept(
            new Present(
                new MembershipId(document.getString("_id")),
                new PersonId(enrolment.getString("personId")),
                Relation.valueOf(enrolment.getString("relation"))));
      });
    }
  }

  private static LocalDate dayOf(Date stored) {
    return LocalDate.ofInstant(stored.toInstant(), ZoneOffset.UTC);
  }

  /** As much of a membership as the list shows. */
  public record Present(MembershipId id, PersonId personId, Relation relation) {}

  /** Many at once; one that is there already stays as it is. */
  public void addAll(List<Membership> many) {
    try {
      mongo.insertAll(many).forEach(saved -> relay.wake(saved.key()));
    } catch (DuplicateKeyException someAreThere) {
      many.forEach(this::add);
    }
  }

  static Query byPeople(Collection<PersonId> people) {
    return Query.query(
        Criteria.where("enrolment.personId").in(people.stream().map(PersonId::value).toList()));
  }

  static Query byFamilies(Collection<PersonId> mainInsured) {
    return Query.query(
        Criteria.where("enrolment.mainInsuredId")
            .in(mainInsured.stream().map(PersonId::value).toList()));
  }

  static Query byContract(ContractId contract, LocalDate on) {
    Query query =
        Query.query(
            Criteria.where("enrolment.contractId")
                .is(contract.value())
                .and("enrolment.period.end")
                .gte(on));
    query.fields().include("enrolment.personId", "enrolment.relation", "ending");
    return query;
  }

  /**
   * A contract's, in the order of ids (index {@code members}); those of a relation if one is given.
   */
  public List<Membership> ofContract(
      ContractId contract, @Nullable Relation relation, @Nullable MembershipId after, int most) {
    return mongo.find(byMembers(contract, relation, after).limit(most), Membership.class);
  }

  public int countOfContract(ContractId contract, @Nullable Relation relation) {
    return Math.toIntExact(mongo.count(byMembers(contract, relation, null), Membership.class));
  }

  static Query byMembers(
      ContractId contract, @Nullable Relation relation, @Nullable MembershipId after) {
    Criteria in = Criteria.where("enrolment.contractId").is(contract.value());
    if (after != null) {
      in = in.and("_id").gt(after.value());
    }
    if (relation != null) {
      in = in.and("enrolment.relation").is(relation);
    }
    return Query.query(in).with(Sort.by("_id"));
  }

  static Query byPlan(PlanId plan, @Nullable MembershipId after) {
    Criteria under = Criteria.where("enrolment.planId").is(plan.value());
    if (after != null) {
      under = under.and("_id").gt(after.value());
    }
    return Query.query(under).with(Sort.by("_id"));
  }

  static Query byWarning(LocalDate from, LocalDate endingBy) {
    return Query.query(
        Criteria.where("toWarn").is(true).and("ending.lastDay").gte(from).lte(endingBy));
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
