package ir.takmil.claims.coverage;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * What we have heard, to be asked: nobody is called, so it answers whether the neighbours are there
 * or not.
 */
@Repository
public class Coverages {
  private final MongoTemplate mongo;

  Coverages(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * A person's place in a contract: the one that holds on that day; else the latest, so that its
   * dates can be named.
   */
  public Optional<Membership> membership(ContractId contract, PersonId person, LocalDate on) {
    List<Membership> known =
        mongo.find(
            query(where("contractId").is(contract).and("personId").is(person)), Membership.class);
    return known.stream()
        .filter(membership -> membership.holdsOn(on))
        .findFirst()
        .or(() -> known.stream().max(comparing(Membership::to)));
  }

  public Optional<Coverage> coverage(ContractId contract, PersonId person, LocalDate on) {
    return membership(contract, person, on)
        .flatMap(membership ->
            planOn(membership.planId(), on).map(plan -> new Coverage(membership, plan)));
  }

  /** What the plan says of that day: its newest edition that counts for it, else its first. */
  Optional<Plan> planOn(PlanId id, LocalDate on) {
    Plan newest = plan(id).orElse(null);
    if (newest == null || !newest.inForceFrom().isAfter(on)) {
      return Optional.ofNullable(newest);
    }
    List<Plan> known =
        mongo.find(query(where("planId").is(id)), PlanEdition.class).stream()
            .map(PlanEdition::plan)
            .toList();
    return known.stream()
        .filter(plan -> !plan.inForceFrom().isAfter(on))
        .max(comparingInt(Plan::version))
        .or(() -> known.stream().min(comparingInt(Plan::version)))
        .or(() -> Optional.of(newest));
  }

  /** That edition of it; none: it came before we kept them. */
  public Optional<Plan> plan(PlanId id, int version) {
    return plan(id)
        .filter(newest -> newest.version() == version)
        .or(() ->
            Optional.ofNullable(mongo.findById(PlanEdition.id(id, version), PlanEdition.class))
                .map(PlanEdition::plan));
  }

  /** In its newest edition. */
  public Optional<Plan> plan(PlanId id) {
    return Optional.ofNullable(mongo.findById(id, Plan.class));
  }

  /** Whose things are kept from the main insured: adults who said so. Index: kept-back. */
  public Set<PersonId> keptFrom(PersonId mainInsured) {
    var query = query(where("mainInsuredId").is(mainInsured).and("restricted").is(true));
    return mongo.find(query, Membership.class).stream()
        .map(Membership::personId)
        .filter(person -> !person.equals(mainInsured))
        .collect(Collectors.toSet());
  }

  /** Whether that reader may see what is that person's, in the family of that main insured. */
  public boolean sees(PersonId reader, PersonId person, PersonId mainInsured) {
    return reader.equals(person)
        || (reader.equals(mainInsured) && !keptFrom(mainInsured).contains(person));
  }

  public boolean sees(PersonId reader, Expense expense) {
    return sees(reader, expense.personId(), expense.mainInsuredId());
  }

  public Optional<Centre> centre(String id) {
    return Optional.ofNullable(mongo.findById(id, Centre.class));
  }

  /**
   * The specialty of a physician, where that service is of others. Empty too where either is not
   * known. Index of physicians: council-code.
   */
  public Optional<String> unfitSpecialty(String serviceCode, String councilCode) {
    return Optional.ofNullable(mongo.findById(serviceCode, ServiceSpecialties.class))
        .flatMap(known ->
            physician(councilCode)
                .map(Physician::specialty)
                .filter(specialty -> !known.isOf(specialty)));
  }

  private Optional<Physician> physician(String councilCode) {
    return Optional.ofNullable(
        mongo.findOne(
            query(where("councilCode").is(Physician.code(councilCode))), Physician.class));
  }

  /** The tariff of this kind of centre goes before the one for every kind; the latest first. */
  public Optional<Rials> tariff(String serviceCode, @Nullable String centreKind, LocalDate on) {
    List<Tariff> known =
        mongo.find(query(where("serviceCode").is(serviceCode)), Tariff.class).stream()
            .filter(tariff -> tariff.holdsOn(on))
            .sorted(comparing(Tariff::from).reversed())
            .toList();
    return known.stream()
        .filter(tariff -> centreKind != null && centreKind.equals(tariff.centreKind()))
        .findFirst()
        .or(() -> known.stream().filter(tariff -> tariff.centreKind() == null).findFirst())
        .map(Tariff::unitPrice);
  }
}
