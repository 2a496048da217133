package ir.takmil.claims.intake;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.store.Documents;
import ir.takmil.platform.web.Seen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** All admissions. */
@Repository
class Admissions {
  private static final int MOST_LISTED = 200;
  private static final int ROUND = 100;

  private final MongoTemplate mongo;
  private final Documents<Admission> documents;

  Admissions(MongoTemplate mongo, Relay<Admission, AdmissionEvent> relay) {
    this.mongo = mongo;
    this.documents = new Documents<>(mongo, Admission.class, relay);
  }

  Optional<Admission> find(AdmissionId id) {
    return documents.find(id.value());
  }

  Admission add(Admission admission) {
    return documents.add(admission);
  }

  Admission change(AdmissionId id, UnaryOperator<Admission> change) {
    return documents.change(id.value(), Seen.WHATEVER, change);
  }

  /** Those that they may see, newest first. Indexes: family, person; centre for a centre's own. */
  List<Admission> seenBy(Sender reader) {
    Criteria theirs =
        switch (reader) {
          case Sender.Family(PersonId person) ->
              new Criteria()
                  .orOperator(
                      where("mainInsuredId").is(person.value()),
                      where("personId").is(person.value()));
          case Sender.OfCentre(String centre) -> where("centreId").is(centre);
        };
    return mongo
        .find(
            query(theirs.and("stage.kind").in("uploading", "confirmed", "completed"))
                .with(Sort.by(Sort.Direction.DESC, "openedAt"))
                .limit(MOST_LISTED),
            Admission.class)
        .stream()
        .filter(admission -> admission.isSeenBy(reader))
        .toList();
  }

  /** Those that a crash left between confirmed and completed. Index: stage. */
  List<AdmissionId> unfinished() {
    var query = query(where("stage.kind").is("confirmed")).with(Sort.by("openedAt")).limit(ROUND);
    query.fields().include("_id");
    return mongo.find(query, Document.class, "admissions").stream()
        .map(found -> new AdmissionId(found.getString("_id")))
        .toList();
  }

  /**
   * Of these admissions, those of which nothing is left but rejections. Claims' index: admission.
   */
  Set<AdmissionId> rejected(List<AdmissionId> ids) {
    var query =
        query(where("expense.admissionId").in(ids.stream().map(AdmissionId::value).toList()));
    query.fields().include("expense.admissionId", "stage.kind");
    return mongo.find(query, Document.class, "claims").stream()
        .collect(
            Collectors.groupingBy(
                claim -> claim.getEmbedded(List.of("expense", "admissionId"), ""),
                Collectors.mapping(
                    claim -> claim.getEmbedded(List.of("stage", "kind"), ""), Collectors.toSet())))
        .entrySet()
        .stream()
        .filter(admission ->
            admission.getValue().contains("rejected")
                && Set.of("rejected", "voided").containsAll(admission.getValue()))
        .map(admission -> new AdmissionId(admission.getKey()))
        .collect(Collectors.toSet());
  }
}
