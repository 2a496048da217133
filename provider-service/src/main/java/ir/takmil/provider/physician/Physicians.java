package ir.takmil.provider.physician;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.physician.Physician.Enrolment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All physicians. */
@Repository
public class Physicians {
  private static final Sort BY_NAME = Sort.by("familyName", "_id");

  private final MongoTemplate mongo;
  private final Documents<Physician> documents;

  Physicians(MongoTemplate mongo, Relay<Physician, PhysicianEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Physician.class, relay);
  }

  /**
   * True when there was none of that id before.
   *
   * @throws Refusal 409 {@code council-code-taken}
   */
  public boolean enrol(PhysicianId id, Enrolment enrolment, Instant now) {
    boolean there = documents.find(id.value()).isPresent();
    try {
      if (!there) {
        documents.add(Physician.enrol(id, enrolment, now));
      }
      documents.change(id.value(), Seen.WHATEVER, known -> known.enrol(enrolment, now));
    } catch (DuplicateKeyException anothers) {
      throw Refusal.conflict("council-code-taken");
    }
    return !there;
  }

  /**
   * An earlier release counted nothing: what has no version is taken for new. Index: none, once.
   */
  public void countFromNow() {
    mongo.updateMulti(
        query(where("version").exists(false)),
        new Update().set("version", 0L).set("sequence", 0).set("outbox", List.of()),
        "physicians");
  }

  /** Index: {@code council-code}. */
  public Optional<Physician> of(CouncilCode code) {
    return Optional.ofNullable(
        mongo.findOne(query(where("councilCode").is(code.value())), Physician.class));
  }

  /** By name. Index: {@code centre}. */
  public List<Physician> at(CentreId centre) {
    return mongo.find(query(where("centreIds").is(centre.value())).with(BY_NAME), Physician.class);
  }

  /**
   * By name. Index: {@code words} with any word, {@code centre} with a centre alone, else {@code
   * family-name}.
   *
   * @param typed beginnings of words of the name or the specialty, in any order
   */
  public List<Physician> search(
      @Nullable String typed, @Nullable CentreId centre, int page, int size) {
    return mongo.find(
        query(criteria(typed, centre)).with(BY_NAME).skip((long) page * size).limit(size),
        Physician.class);
  }

  public long count(@Nullable String typed, @Nullable CentreId centre) {
    return mongo.count(query(criteria(typed, centre)), Physician.class);
  }

  private static Criteria criteria(@Nullable String typed, @Nullable CentreId centre) {
    var all = new ArrayList<Criteria>();
    if (typed != null) {
      Physician.words(typed).forEach(word -> all.add(where("words").regex("^" + word)));
    }
    if (centre != null) {
      all.add(where("centreIds").is(centre.value()));
    }
    return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
  }
}
