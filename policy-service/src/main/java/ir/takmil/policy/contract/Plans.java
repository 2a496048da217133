package ir.takmil.policy.contract;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The plans and their past editions, found by id; a plan's editions by the index {@code plan}. A
 * plan is large, asked for at every turn and seldom changed: one that was read is taken again for
 * some seconds.
 */
@Repository
public class Plans {
  private static final long FRESH = Duration.ofSeconds(2).toNanos();

  private final MongoTemplate mongo;
  private final Documents<Plan> documents;
  private final ConcurrentHashMap<PlanId, Read> read = new ConcurrentHashMap<>();

  private record Read(Plan plan, long at) {}

  Plans(MongoTemplate mongo, Relay<Plan, PlanEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Plan.class, relay);
  }

  public Optional<Plan> find(PlanId id) {
    Read known = read.get(id);
    if (known != null && System.nanoTime() - known.at() < FRESH) {
      return Optional.of(known.plan());
    }
    long before = System.nanoTime();
    Optional<Plan> found = documents.find(id.value());
    found.ifPresent(plan -> read.put(id, new Read(plan, before)));
    return found;
  }

  public List<Plan> all(Collection<PlanId> ids) {
    var found = new ArrayList<Plan>();
    for (PlanId id : ids) {
      find(id).ifPresent(found::add);
    }
    return found;
  }

  /** All there are, with the number of their newest edition. */
  public Map<PlanId, Integer> editions() {
    Query all = new Query();
    all.fields().include("sequence");
    return mongo.find(all, Document.class, mongo.getCollectionName(Plan.class)).stream()
        .collect(
            Collectors.toMap(
                plan -> new PlanId(plan.getString("_id")), plan -> plan.getInteger("sequence")));
  }

  public Optional<PlanEdition> edition(PlanId id, int number) {
    return find(id)
        .map(Plan::edition)
        .filter(newest -> newest.number() == number)
        .or(() ->
            Optional.ofNullable(mongo.findById(PlanEdition.id(id, number), PlanEdition.class)));
  }

  /** What the plan says of that day: its newest edition that counts for it, else its first. */
  public Optional<PlanEdition> inForce(PlanId id, LocalDate on) {
    PlanEdition newest = find(id).map(Plan::edition).orElse(null);
    if (newest == null || newest.number() == 1 || !newest.inForceFrom().isAfter(on)) {
      return Optional.ofNullable(newest);
    }
    List<PlanEdition> past = mongo.find(byPlan(id), PlanEdition.class);
    return past.stream()
        .filter(edition -> !edition.inForceFrom().isAfter(on))
        .max(Comparator.comparingInt(PlanEdition::number))
        .or(() -> past.stream().min(Comparator.comparingInt(PlanEdition::number)));
  }

  /**
   * Told twice, published once. The edition that a new one takes the place of is kept first: a
   * crash between leaves a copy of what the plan still says.
   *
   * @param effectiveFrom null: from the contract's first day
   */
  public Plan put(
      PlanId id, Plan.Under under, Terms terms, @Nullable LocalDate effectiveFrom, Instant now) {
    if (documents.find(id.value()).isEmpty()) {
      documents.add(Plan.publish(id, under, terms, effectiveFrom, now));
    }
    Plan put =
        documents.change(
            id.value(),
            Seen.WHATEVER,
            plan -> {
              Plan next = plan.toldAgain(under, terms, effectiveFrom, now);
              if (next.sequence() != plan.sequence()) {
                keep(plan.edition());
              }
              return next;
            });
    read.remove(id);
    return put;
  }

  private void keep(PlanEdition edition) {
    try {
      mongo.insert(edition);
    } catch (DuplicateKeyException keptBefore) {
      return;
    }
  }

  static Query byPlan(PlanId id) {
    return Query.query(Criteria.where("planId").is(id.value()));
  }
}
